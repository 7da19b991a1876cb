package hitchpost.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/** The version of this program, which the build writes into a resource. */
public final class Version {
  private static final String RESOURCE = "version.properties";

  private Version() {}

  /** The version as the POM has it, for example {@code 0.1.0-SNAPSHOT}. */
  public static String text() {
    return read().getProperty("version", "unknown");
  }

  /** When this version was made; no clock that shows an earlier time is right. */
  public static Instant buildTime() {
    return Instant.parse(read().getProperty("built"));
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    return properties;
  }
}
