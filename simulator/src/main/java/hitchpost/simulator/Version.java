package hitchpost.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, which the build writes into a resource. */
public final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** The version as the POM has it, for example {@code 0.1.0-SNAPSHOT}. */
  public static String text() {
    try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path: build again");
      }
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"hitchpost " + text() + " (Java " + Runtime.version() + ")"};
  }
}
