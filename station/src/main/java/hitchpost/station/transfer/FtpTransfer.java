package hitchpost.station.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/**
 * FTP, and FTP over TLS: explicit, or implicit at one port. Passive, and always with the host that
 * was asked, whatever address it names for the data.
 */
final class FtpTransfer implements Transfer {
  /** Where TLS begins without being asked for. */
  static final int IMPLICIT_PORT = 990;

  private final SSLContext tls;
  private final TransferLimits limits;
  private final int implicitPort;

  FtpTransfer(SSLContext tls, TransferLimits limits, int implicitPort) {
    this.tls = tls;
    this.limits = limits;
    this.implicitPort = implicitPort;
  }

  @Override
  public void download(Location from, OutputStream to, Pace pace)
      throws IOException, TransferException {
    from.check(limits.reach());
    FTPClient ftp = client(from);
    try {
      enter(ftp, from);
      InputStream content = ftp.retrieveFileStream(from.path());
      if (content == null) {
        throw refused(ftp, "the server does not give the file");
      }
      try (content) {
        pace.copy(content, to);
      }
      finish(ftp);
    } finally {
      leave(ftp);
    }
  }

  @Override
  public void upload(Location to, String fileName, Source file, Pace pace)
      throws IOException, TransferException {
    to.check(limits.reach());
    FTPClient ftp = client(to);
    try {
      enter(ftp, to);
      OutputStream remote = ftp.storeFileStream(to.fileIn(fileName));
      if (remote == null) {
        throw refused(ftp, "the server does not take the file");
      }
      try (InputStream content = file.open();
          remote) {
        pace.copy(content, remote);
        remote.flush();
        if (ftp instanceof SecureFtp secure) {
          secure.sent();
        }
      }
      finish(ftp);
    } finally {
      leave(ftp);
    }
  }

  private FTPClient client(Location at) {
    int millis = Math.toIntExact(limits.connectTime().toMillis());
    FTPClient ftp =
        at.scheme() == Location.Scheme.FTPS
            ? new SecureFtp(at.port() == implicitPort, tls)
            : new FTPClient();
    ftp.setConnectTimeout(millis);
    ftp.setDefaultTimeout(millis);
    ftp.setDataTimeout(limits.connectTime());
    ftp.setIpAddressFromPasvResponse(false);
    return ftp;
  }

  private void enter(FTPClient ftp, Location at) throws IOException, TransferException {
    ftp.connect(at.host(), at.port());
    ftp.setSoTimeout(Math.toIntExact(limits.connectTime().toMillis()));
    if (!FTPReply.isPositiveCompletion(ftp.getReplyCode())) {
      throw refused(ftp, "the server does not let anybody in");
    }
    String user = at.user().isEmpty() ? "anonymous" : at.user();
    if (!ftp.login(user, at.password())) {
      throw TransferException.denied("the server refuses user or password");
    }
    if (ftp instanceof SecureFtp secure) {
      secure.protectData();
    }
    ftp.enterLocalPassiveMode();
    if (!ftp.setFileType(FTP.BINARY_FILE_TYPE)) {
      throw refused(ftp, "the server does not transfer binary files");
    }
  }

  /** Without the word of the server a file is not whole. */
  private static void finish(FTPClient ftp) throws IOException, TransferException {
    if (!ftp.completePendingCommand()) {
      throw refused(ftp, "the server did not get, or send, everything");
    }
  }

  private static TransferException refused(FTPClient ftp, String what) {
    int code = ftp.getReplyCode();
    return code == FTPReply.NOT_LOGGED_IN
        ? TransferException.denied(what + " (" + code + ")")
        : TransferException.failed(what + " (" + code + ")");
  }

  private static void leave(FTPClient ftp) {
    try {
      ftp.disconnect();
    } catch (IOException gone) {
      // that is what was wanted
    }
  }
}
