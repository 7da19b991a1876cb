package hitchpost.station.transfer;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;

/**
 * The keys of SSH servers in a file, a line each: host and key. The first key of a host is taken.
 */
final class KnownHosts implements HostKeyRepository {
  private final Path file;

  KnownHosts(Path file) {
    this.file = file;
  }

  @Override
  public int check(String host, byte[] key) {
    try {
      List<String> lines =
          Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
      List<String> known = lines.stream().filter(line -> line.startsWith(host + ' ')).toList();
      String shown = host + ' ' + Base64.getEncoder().encodeToString(key);
      if (known.isEmpty()) {
        Files.writeString(file, shown + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return OK;
      }
      return known.contains(shown) ? OK : CHANGED;
    } catch (IOException e) {
      throw new UncheckedIOException("the known hosts cannot be used", e);
    }
  }

  @Override
  public void add(HostKey key, UserInfo user) {
    // a key is remembered when it is checked
  }

  @Override
  public void remove(String host, String type) {
    // an operator who trusts a new key deletes the line of the old one
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    remove(host, type);
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return file.toString();
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    return new HostKey[0];
  }
}
