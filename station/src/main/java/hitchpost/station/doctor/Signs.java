package hitchpost.station.doctor;

import hitchpost.core.rpc.Trouble;
import hitchpost.core.rpc.Way;
import hitchpost.station.doctor.Finding.Step;
import hitchpost.station.wire.CertificateWords;
import hitchpost.station.wire.Progress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Says of each step that succeeds what was seen there. */
final class Signs implements Progress {
  /** Clocks that differ by less are the same for certificates and tariffs. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private static final Pattern DATE = Pattern.compile("(?im)^date:[ \\t]*([^\\r\\n]{1,64})$");

  private final Way way;
  private final InstantSource clock;
  private final Consumer<Finding> findings;
  private volatile boolean clockKnown;

  Signs(Way way, InstantSource clock, Consumer<Finding> findings) {
    this.way = way;
    this.clock = clock;
    this.findings = findings;
  }

  private void good(Step step, String words) {
    findings.accept(Finding.good(step, words));
  }

  @Override
  public void found(List<InetAddress> addresses) {
    String all =
        addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    good(Step.NAME, "the host has the address " + all);
  }

  @Override
  public void connected(InetSocketAddress address) {
    good(
        Step.TCP,
        address.getAddress().getHostAddress() + ":" + address.getPort() + " takes the connection");
  }

  @Override
  public void secured(SSLSession session) {
    good(Step.TLS, session.getProtocol() + ", " + session.getCipherSuite());
    try {
      X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
      good(Step.CERTIFICATES, "the CSMS shows " + described(shown));
    } catch (SSLPeerUnverifiedException none) {
      good(Step.CERTIFICATES, "the CSMS shows none");
    }
    Certificate[] own = session.getLocalCertificates();
    if (own != null && own.length > 0 && own[0] instanceof X509Certificate certificate) {
      good(Step.CERTIFICATES, "the station shows " + described(certificate));
    } else if (way.securityProfile() == 3) {
      findings.accept(
          Finding.note(
              Step.CERTIFICATES,
              "the CSMS did not ask for the certificate of the station",
              Trouble.OWN_CERTIFICATE_NOT_ASKED));
    }
  }

  private static String described(X509Certificate certificate) {
    return "a certificate of "
        + String.join(", ", CertificateWords.names(certificate))
        + ", valid until "
        + certificate.getNotAfter().toInstant();
  }

  @Override
  public void answered(String head) {
    Matcher date = DATE.matcher(head);
    if (date.find()) {
      try {
        timeTold(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.group(1).strip(), Instant::from));
      } catch (DateTimeException unreadable) {
        // the answer to the boot tells the time again
      }
    }
  }

  /** The CSMS tells its time. */
  void timeTold(Instant time) {
    if (clockKnown) {
      return;
    }
    clockKnown = true;
    Duration ahead = Duration.between(time, clock.instant());
    if (ahead.abs().compareTo(CLOCK_TOLERANCE) < 0) {
      good(Step.CLOCK, "this machine and the CSMS have the same time");
    } else {
      String words =
          "this machine is %s %s the CSMS"
              .formatted(text(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
      findings.accept(Finding.note(Step.CLOCK, words, Trouble.CLOCK));
    }
  }

  private static String text(Duration time) {
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    return time.toMinutes() > 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
