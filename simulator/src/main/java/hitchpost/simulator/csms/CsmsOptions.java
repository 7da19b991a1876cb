package hitchpost.simulator.csms;

import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.RegistrationStatus;
import hitchpost.simulator.OptionList;
import hitchpost.simulator.UsageException;
import hitchpost.simulator.csms.files.FileServer;
import hitchpost.simulator.csms.model.Policy;
import hitchpost.simulator.csms.model.Tokens;
import hitchpost.simulator.http.Listen;
import hitchpost.station.file.OcppVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** The options of {@code hitchpost csms}, read into what they mean. */
record CsmsOptions(
    List<ServerSettings> servers,
    Optional<PkiFolder> pki,
    Optional<FileServer.Settings> files,
    int profile,
    Optional<Listen> http,
    List<Consumer<Policy>> policy,
    List<Tokens.Token> tokens,
    Optional<String> script,
    boolean keep,
    boolean quiet,
    Optional<Path> log) {

  static Options describe() {
    return new OptionList()
        .value("listen", "HOST:PORT", "where stations connect, default 127.0.0.1:9000")
        .value("plain", "HOST:PORT", "where stations connect without TLS too, with profile 2 or 3")
        .value("name", "HOST", "how stations reach this machine, default as in --listen")
        .value("ocpp", "VERSIONS", "what is spoken, the preferred first; default 2.0.1,1.6")
        .value("files", "FOLDER", "serve firmware out of this folder, take logs into it")
        .value("files-listen", "HOST:PORT", "where files are served, default a free port")
        .value("http", "HOST:PORT", "where the HTTP API listens, default a free local port; off")
        .value("http-token", "TOKEN", "what callers of the HTTP API must present")
        .value("script", "FILE", "orders to carry out, - for standard input")
        .flag("keep", "go on when the script is done")
        .value("accept", "TOKENS", "tokens to accept, separated by commas; others are Invalid")
        .value("reject", "TOKENS", "tokens to block, separated by commas")
        .value("interval", "SECONDS", "heartbeat or retry interval, default 300")
        .value("registration", "STATUS", "Accepted, Pending or Rejected")
        .value("set", "NAME=VALUE", "what the prompt can set, more than once")
        .flag("no-validate", "answer wrong messages as if they were right")
        .value("password", "[STATION=]PASSWORD", "basic authentication, hex:0A1B for octets")
        .flag("tls", "speak TLS, with certificates made in the --pki folder")
        .value("profile", "0 to 3", "security profile: 2 is --tls, 3 asks for certificates too")
        .value("pki", "FOLDER", "where the authority is kept, default csms-pki; without TLS too")
        .value("tls-keystore", "FILE", "speak TLS with this PKCS #12 key store")
        .value("tls-password", "PASSWORD", "password of the key store")
        .value("tls-certificate", "FILE", "speak TLS with this chain of PEM certificates")
        .value("tls-key", "FILE", "the key for it, PEM, PKCS #8, not encrypted")
        .value("ping", "SECONDS", "how often stations are pinged, default 60; 0: never")
        .value("log", "FILE", "write every message to this file, one JSON object a line")
        .flag("quiet", "show no live log")
        .options();
  }

  /**
   * Reads the options.
   *
   * @throws UsageException when one of them makes no sense
   */
  static CsmsOptions of(CommandLine line) {
    try {
      int profile = whole(line, "profile", line.hasOption("tls") ? 2 : 0);
      Optional<PkiFolder> pki = pki(line, profile);
      Optional<SSLContext> tls =
          profile < 2 ? tls(line) : pki.map(PkiFolder::context).or(() -> tls(line));
      return new CsmsOptions(
          servers(line, tls, profile),
          pki,
          files(line, tls),
          profile,
          http(line),
          policy(line),
          tokens(line),
          value(line, "script"),
          line.hasOption("keep"),
          line.hasOption("quiet"),
          value(line, "log").map(Path::of));
    } catch (OrderException wrong) {
      throw new UsageException(wrong.reason());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private static Optional<PkiFolder> pki(CommandLine line, int profile) {
    if (profile > 3 || (profile < 2 && line.hasOption("tls"))) {
      throw new UsageException("--profile is 0 to 3, and 2 or 3 with --tls");
    }
    boolean given = line.hasOption("tls-keystore") || line.hasOption("tls-certificate");
    if (profile == 3 && given) {
      throw new UsageException("--profile 3 has an authority of its own; leave --tls-... out");
    }
    if (!line.hasOption("pki") && (profile < 2 || given)) {
      return Optional.empty();
    }
    Path folder = Path.of(line.getOptionValue("pki", "csms-pki"));
    return Optional.of(PkiFolder.open(folder, host(line), Instant.now()));
  }

  /** The name or address in certificates and URLs. */
  private static String host(CommandLine line) {
    InetSocketAddress address = listen(line);
    if (address.getAddress().isAnyLocalAddress() && !line.hasOption("name")) {
      throw new UsageException(
          "certificates and files need --name HOST: how stations reach this machine");
    }
    return line.getOptionValue("name", address.getHostString());
  }

  private static InetSocketAddress listen(CommandLine line) {
    return address(line.getOptionValue("listen", "127.0.0.1:9000"));
  }

  private static InetSocketAddress address(String text) {
    InetSocketAddress address = Listen.parse(text);
    if (address.isUnresolved()) {
      throw new UsageException("no such host: " + address.getHostString());
    }
    return address;
  }

  private static Optional<FileServer.Settings> files(CommandLine line, Optional<SSLContext> tls) {
    if (!line.hasOption("files")) {
      if (line.hasOption("files-listen")) {
        throw new UsageException("--files-listen needs --files");
      }
      return Optional.empty();
    }
    InetSocketAddress where =
        value(line, "files-listen")
            .map(CsmsOptions::address)
            .orElseGet(() -> new InetSocketAddress(listen(line).getAddress(), 0));
    return Optional.of(
        new FileServer.Settings(Path.of(line.getOptionValue("files")), where, host(line), tls));
  }

  /** The first is the one of {@code --listen}. */
  private static List<ServerSettings> servers(
      CommandLine line, Optional<SSLContext> tls, int profile) {
    Map<String, ServerSettings.Password> passwords = new LinkedHashMap<>();
    Optional<ServerSettings.Password> common = Optional.empty();
    for (String given : values(line, "password")) {
      int equals = given.indexOf('=');
      if (equals < 0) {
        common = Optional.of(password(given));
      } else {
        passwords.put(given.substring(0, equals), password(given.substring(equals + 1)));
      }
    }
    Duration ping = Duration.ofSeconds(whole(line, "ping", 60));
    List<OcppVersion> versions = versions(line);
    // whoever shows a certificate needs no password
    boolean certificates = profile == 3;
    var main =
        new ServerSettings(
            listen(line),
            tls,
            certificates,
            certificates ? Map.of() : passwords,
            certificates ? Optional.empty() : common,
            ping,
            versions);
    if (!line.hasOption("plain")) {
      return List.of(main);
    }
    if (tls.isEmpty()) {
      throw new UsageException("--plain is for a CSMS that speaks TLS; --listen is enough");
    }
    InetSocketAddress plain = address(line.getOptionValue("plain"));
    return List.of(
        main,
        new ServerSettings(plain, Optional.empty(), false, passwords, common, ping, versions));
  }

  private static List<OcppVersion> versions(CommandLine line) {
    if (!line.hasOption("ocpp")) {
      return ServerSettings.EVERY_VERSION;
    }
    List<OcppVersion> versions = new ArrayList<>();
    for (String text : line.getOptionValue("ocpp").split(",", -1)) {
      versions.add(
          OcppVersion.of(text)
              .filter(version -> !versions.contains(version))
              .orElseThrow(() -> new UsageException("--ocpp is 1.6, 2.0.1, or both in an order")));
    }
    return versions;
  }

  private static ServerSettings.Password password(String text) {
    byte[] octets =
        text.startsWith("hex:")
            ? HexFormat.of().parseHex(text.substring(4))
            : text.getBytes(StandardCharsets.UTF_8);
    return new ServerSettings.Password(octets);
  }

  private static Optional<SSLContext> tls(CommandLine line) {
    Optional<String> store = value(line, "tls-keystore");
    Optional<String> chain = value(line, "tls-certificate");
    Optional<String> key = value(line, "tls-key");
    if (chain.isPresent() != key.isPresent() || (store.isPresent() && chain.isPresent())) {
      throw new UsageException(
          "TLS needs either --tls-keystore or --tls-certificate with --tls-key");
    }
    char[] password = line.getOptionValue("tls-password", "").toCharArray();
    return store
        .map(file -> TlsFiles.pkcs12(Path.of(file), password))
        .or(() -> chain.map(file -> TlsFiles.pem(Path.of(file), Path.of(key.orElseThrow()))));
  }

  private static Optional<Listen> http(CommandLine line) {
    String address = line.getOptionValue("http", "127.0.0.1:0");
    return address.equals("off")
        ? Optional.empty()
        : Optional.of(new Listen(Listen.parse(address), value(line, "http-token")));
  }

  private static List<Consumer<Policy>> policy(CommandLine line) {
    List<Consumer<Policy>> changes = new ArrayList<>();
    if (line.hasOption("accept")) {
      changes.add(PolicyWords.change("unknown-tokens", AuthorizationStatus.INVALID.wire()));
    }
    value(line, "interval").map(v -> PolicyWords.change("interval", v)).ifPresent(changes::add);
    value(line, "registration")
        .map(word -> PolicyWords.choice(RegistrationStatus.values(), word))
        .ifPresent(status -> changes.add(p -> p.registration(Optional.empty(), status)));
    if (line.hasOption("no-validate")) {
      changes.add(PolicyWords.change("validate", "off"));
    }
    for (String setting : values(line, "set")) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--set needs NAME=VALUE, not " + setting);
      }
      changes.add(PolicyWords.change(setting.substring(0, equals), setting.substring(equals + 1)));
    }
    return changes;
  }

  private static List<Tokens.Token> tokens(CommandLine line) {
    List<Tokens.Token> tokens = new ArrayList<>();
    addTokens(tokens, values(line, "accept"), AuthorizationStatus.ACCEPTED);
    addTokens(tokens, values(line, "reject"), AuthorizationStatus.BLOCKED);
    return tokens;
  }

  private static void addTokens(
      List<Tokens.Token> tokens, List<String> lists, AuthorizationStatus status) {
    for (String list : lists) {
      for (String idTag : list.split(",", -1)) {
        tokens.add(new Tokens.Token(idTag, status, Optional.empty(), Optional.empty()));
      }
    }
  }

  private static int whole(CommandLine line, String name, int otherwise) {
    String text = line.getOptionValue(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,6}")) {
      throw new UsageException("--" + name + " needs a number, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static Optional<String> value(CommandLine line, String name) {
    return Optional.ofNullable(line.getOptionValue(name));
  }

  private static List<String> values(CommandLine line, String name) {
    String[] values = line.getOptionValues(name);
    return values == null ? List.of() : List.of(values);
  }
}
