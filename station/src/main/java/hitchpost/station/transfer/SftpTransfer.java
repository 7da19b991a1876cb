package hitchpost.station.transfer;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * SFTP with a password. The key that a server shows first is remembered, and no other taken later.
 */
final class SftpTransfer implements Transfer {
  private final Path knownHosts;
  private final TransferLimits limits;

  SftpTransfer(Path knownHosts, TransferLimits limits) {
    this.knownHosts = knownHosts;
    this.limits = limits;
  }

  /** What is done over an open channel. */
  private interface Work {
    void with(ChannelSftp sftp) throws SftpException, IOException;
  }

  @Override
  public void download(Location from, OutputStream to, Pace pace)
      throws IOException, TransferException {
    connected(
        from,
        sftp -> {
          try (InputStream content = sftp.get(from.path())) {
            pace.copy(content, to);
          }
        });
  }

  @Override
  public void upload(Location to, String fileName, Source file, Pace pace)
      throws IOException, TransferException {
    connected(
        to,
        sftp -> {
          try (InputStream content = file.open();
              OutputStream remote = sftp.put(to.fileIn(fileName))) {
            pace.copy(content, remote);
          }
        });
  }

  private void connected(Location at, Work work) throws IOException, TransferException {
    at.check(limits.reach());
    int millis = Math.toIntExact(limits.connectTime().toMillis());
    Session session = null;
    try {
      JSch ssh = new JSch();
      ssh.setHostKeyRepository(new KnownHosts(knownHosts));
      session = ssh.getSession(at.user(), at.host(), at.port());
      session.setPassword(at.password());
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
      session.setTimeout(millis);
      session.connect(millis);
      ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
      sftp.connect(millis);
      work.with(sftp);
    } catch (JSchException e) {
      throw refused(e);
    } catch (SftpException e) {
      throw e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED
          ? TransferException.denied("the server does not allow it")
          : TransferException.failed("the server does not do it (" + e.id + ")");
    } finally {
      if (session != null) {
        session.disconnect();
      }
    }
  }

  private static TransferException refused(JSchException e) {
    String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return why.contains("auth")
        ? TransferException.denied("the server refuses user or password")
        : TransferException.failed("no connection over SSH");
  }
}
