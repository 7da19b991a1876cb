package hitchpost.simulator.live;

import hitchpost.simulator.csms.PkiFolder;
import hitchpost.simulator.csms.files.FileServer;
import hitchpost.simulator.http.Listen;
import hitchpost.simulator.pki.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Real servers that give the files of a folder, each to whoever trusts one authority. */
final class FileServers implements AutoCloseable {
  private static final String SECRET = "se-cret";

  private final Path folder;
  private final Path keyStore;
  private final FileServer https;
  private FtpServer ftp;
  private SshServer ssh;

  FileServers(Path folder, Path keyStore, Authority authority) throws Exception {
    this.folder = folder;
    this.keyStore = keyStore;
    Authority.Server who = authority.server("127.0.0.1", Instant.now(), Duration.ofDays(1));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "server", who.key(), SECRET.toCharArray(), new Certificate[] {who.certificate()});
    try (var out = Files.newOutputStream(keyStore)) {
      keys.store(out, SECRET.toCharArray());
    }
    https =
        FileServer.start(
            new FileServer.Settings(
                folder,
                Listen.parse("127.0.0.1:0"),
                "",
                Optional.of(PkiFolder.context(authority, who))),
            what -> {});
  }

  /** Where a file is; the server for it is started when it is first needed. */
  String url(String scheme, String file) throws Exception {
    return switch (scheme) {
      case "https" -> https.uri(file);
      case "ftps" -> "ftps://user:" + SECRET + "@127.0.0.1:" + ftps() + "/" + file;
      case "sftp" -> "sftp://user:" + SECRET + "@127.0.0.1:" + sftp() + "/" + file;
      default -> throw new IllegalArgumentException(scheme);
    };
  }

  private int ftps() throws Exception {
    var security = new SslConfigurationFactory();
    security.setKeystoreFile(keyStore.toFile());
    security.setKeystorePassword(SECRET);
    security.setKeystoreType("PKCS12");
    security.setSslProtocol("TLSv1.3", "TLSv1.2");
    var data = new DataConnectionConfigurationFactory();
    data.setSslConfiguration(security.createSslConfiguration());
    var where = new ListenerFactory();
    where.setServerAddress("127.0.0.1");
    where.setPort(0);
    where.setSslConfiguration(security.createSslConfiguration());
    where.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    Listener listener = where.createListener();
    var factory = new FtpServerFactory();
    factory.addListener("default", listener);
    var user = new BaseUser();
    user.setName("user");
    user.setPassword(SECRET);
    user.setHomeDirectory(folder.toString());
    factory.getUserManager().save(user);
    ftp = factory.createServer();
    ftp.start();
    return listener.getPort();
  }

  private int sftp() throws Exception {
    ssh = SshServer.setUpDefaultServer();
    ssh.setHost("127.0.0.1");
    ssh.setPort(0);
    ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    ssh.setPasswordAuthenticator((name, password, session) -> password.equals(SECRET));
    ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    ssh.start();
    return ssh.getPort();
  }

  @Override
  public void close() throws Exception {
    https.close();
    if (ftp != null) {
      ftp.stop();
    }
    if (ssh != null) {
      ssh.stop(true);
    }
  }
}
