package hitchpost.simulator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends warnings and errors of the program to standard error, a line each. Found by logback through
 * {@code META-INF/services}; a {@code logback.xml} on the class path, or one that {@code
 * -Dlogback.configurationFile} names, takes its place.
 *
 * <p>In Java because reading a configuration file at each start costs a third of all that logging
 * costs.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (isConfigured("logback-test.xml") || isConfigured("logback.xml")) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    var appender = new StandardError();
    appender.setContext(context);
    appender.start();
    // else logback sets up the printing of its own remarks, which takes longer than all else here
    context.getStatusManager().add(new NopStatusListener());
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // whatever goes wrong with the server of the test CSMS is told to it, and it tells its user
    context.getLogger("org.java_websocket").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Keeps what is no error to itself, for the packages whose names begin like this. */
  public static void silence(String packages) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(packages).setLevel(Level.ERROR);
    }
  }

  private static boolean isConfigured(String resource) {
    return System.getProperty("logback.configurationFile") != null
        || LogSetup.class.getClassLoader().getResource(resource) != null;
  }

  private static final class StandardError extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String logger = event.getLoggerName();
      String name = logger.substring(logger.lastIndexOf('.') + 1);
      System.err.println(
          Instant.ofEpochMilli(event.getTimeStamp())
              + " "
              + event.getLevel()
              + " "
              + name
              + ": "
              + harmless(event.getFormattedMessage()));
      if (event.getThrowableProxy() != null) {
        System.err.print(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }

    /** What came from outside must not forge a line or drive a terminal. */
    private static String harmless(String text) {
      return text.replaceAll("\\p{C}", "?");
    }
  }
}
