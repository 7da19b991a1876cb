package hitchpost.station.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the control API listens. */
final class ControlReader {
  private static final String USUAL = "127.0.0.1:0";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:([^\\s:\\[\\]]+|\\[[0-9A-Fa-f:.]+]):)?([0-9]{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.[0-9]{1,3}){3}|localhost|\\[::1]", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private ControlReader() {}

  /** Null when the API is off. */
  static @Nullable ControlSection read(Fields root) {
    if (root.is("control", "off")) {
      return null;
    }
    Fields of = root.object("control");
    @Nullable String listen = of.text("listen", 300);
    @Nullable Secret token = of.secret("token", 1000);
    if (token != null && !TOKEN.matcher(token.value()).matches()) {
      of.complain("token", "may have only letters, digits and . _ ~ + / - =");
    }
    if (listen != null) {
      check(of, listen);
    }
    of.refuseOthers();
    return new ControlSection(listen == null ? USUAL : listen, token);
  }

  private static void check(Fields of, String listen) {
    Matcher address = ADDRESS.matcher(listen);
    if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
      of.complain("listen", "must be HOST:PORT, such as 127.0.0.1:8090");
      return;
    }
    @Nullable String host = address.group(1);
    if (host != null && !LOOPBACK.matcher(host).matches() && !of.has("token")) {
      of.complain("token", "is missing; it is needed because others can reach " + host);
    }
  }
}
