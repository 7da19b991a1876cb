package hitchpost.station.transfer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.Ftplet;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.ClientAuth;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** A real FTP server for a folder, at a free local port; its user is "user", "se:cret". */
final class TestFtpServer implements AutoCloseable {
  private final FtpServerFactory factory = new FtpServerFactory();
  private final ListenerFactory listener = new ListenerFactory();
  private final DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
  private @Nullable FtpServer server;

  /** Of each transfer, whether its data were protected. */
  final List<Boolean> protection = new CopyOnWriteArrayList<>();

  TestFtpServer(Path folder) throws Exception {
    listener.setServerAddress("127.0.0.1");
    listener.setPort(0);
    var user = new BaseUser();
    user.setName("user");
    user.setPassword("se:cret");
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    Map<String, Ftplet> watching = new LinkedHashMap<>();
    watching.put("watch", new Watching());
    factory.setFtplets(watching);
  }

  /** With TLS for commands and, where the client wants it, for data. */
  TestFtpServer speaking(SSLContext tls, boolean implicit, String... protocols) {
    var security = new Security(tls, protocols);
    listener.setSslConfiguration(security);
    listener.setImplicitSsl(implicit);
    data.setSslConfiguration(security);
    return this;
  }

  /** Tells clients that data are at this address. */
  TestFtpServer lyingAbout(String address) {
    data.setPassiveExternalAddress(address);
    return this;
  }

  /** Returns the port. */
  int start() throws Exception {
    listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    Listener listening = listener.createListener();
    factory.addListener("default", listening);
    FtpServer started = factory.createServer();
    server = started;
    started.start();
    return listening.getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }

  private final class Watching extends DefaultFtplet {
    @Override
    public FtpletResult onUploadStart(FtpSession session, FtpRequest request) {
      protection.add(session.getDataConnection().isSecure());
      return FtpletResult.DEFAULT;
    }

    @Override
    public FtpletResult onDownloadStart(FtpSession session, FtpRequest request) {
      return onUploadStart(session, request);
    }
  }

  /** One context for everything, so that its sessions can go on. */
  private record Security(SSLContext tls, String[] protocols) implements SslConfiguration {
    @Override
    public SSLSocketFactory getSocketFactory() {
      return tls.getSocketFactory();
    }

    @Override
    public SSLContext getSSLContext() {
      return tls;
    }

    @Override
    public SSLContext getSSLContext(String protocol) {
      return tls;
    }

    @Override
    public String @Nullable [] getEnabledCipherSuites() {
      return null;
    }

    @Override
    public String getEnabledProtocol() {
      return protocols[0];
    }

    @Override
    public String[] getEnabledProtocols() {
      return protocols.clone();
    }

    @Override
    public ClientAuth getClientAuth() {
      return ClientAuth.NONE;
    }
  }
}
