package hitchpost.station.transfer;

import hitchpost.core.journal.Json;
import hitchpost.core.maintenance.LogContent;
import hitchpost.core.rpc.LogMask;
import hitchpost.core.types.SecurityEvent;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is uploaded: the security log as JSON lines, diagnostics as a zip of settings, state,
 * versions, sizes of the files and messages. Secrets are masked.
 */
final class LogFile {
  private static final String TIME = "{\"time\":\"";
  private static final int OLD_FILES = 4;

  private final String mark;
  private final @Nullable Path messages;
  private final Path storage;

  /**
   * @param stationId whose messages are meant
   * @param messages the log of messages; null when there is none
   * @param storage the folder of the station
   */
  LogFile(String stationId, @Nullable Path messages, Path storage) {
    this.mark = "\"station\":" + Json.write(stationId);
    this.messages = messages;
    this.storage = storage;
  }

  /** Writes it to the file, which must not be there. */
  void write(Path file, LogContent content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      switch (content) {
        case LogContent.SecurityLog log -> write(out, log);
        case LogContent.Diagnostics diagnostics -> write(out, diagnostics);
      }
    }
  }

  private static void write(OutputStream out, LogContent.SecurityLog log) throws IOException {
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    for (SecurityEvent event : log.events()) {
      Map<String, String> line = new LinkedHashMap<>();
      line.put("time", event.timestamp().toString());
      line.put("type", event.type().wire());
      if (event.techInfo() != null) {
        line.put("techInfo", event.techInfo());
      }
      lines.write(Json.write(line));
      lines.write('\n');
    }
    lines.flush();
  }

  private void write(OutputStream out, LogContent.Diagnostics diagnostics) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      entry(zip, "settings.json", masked(diagnostics.settings()));
      entry(zip, "state.json", masked(diagnostics.state()));
      entry(zip, "versions.json", Json.write(versions()));
      entry(zip, "storage.json", Json.write(sizes()));
      if (messages != null) {
        zip.putNextEntry(new ZipEntry("messages.jsonl"));
        Writer lines = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        for (Path file : messageFiles(messages)) {
          copy(file, lines, diagnostics);
        }
        lines.flush();
        zip.closeEntry();
      }
    }
  }

  private static String masked(Map<String, String> texts) {
    return LogMask.SECRETS.line(Json.write(texts));
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String property : List.of("java.runtime.version", "os.name", "os.version", "os.arch")) {
      versions.put(property, System.getProperty(property, ""));
    }
    return versions;
  }

  private Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (var files = Files.list(storage)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sizes.put(String.valueOf(file.getFileName()), Files.size(file));
      }
    }
    sizes.put("usableSpace", Files.getFileStore(storage).getUsableSpace());
    return sizes;
  }

  /** Oldest first. */
  private static List<Path> messageFiles(Path newest) {
    List<Path> files = new ArrayList<>();
    for (int number = OLD_FILES; number > 0; number--) {
      Path old = newest.resolveSibling(newest.getFileName() + "." + number);
      if (Files.exists(old)) {
        files.add(old);
      }
    }
    if (Files.exists(newest)) {
      files.add(newest);
    }
    return files;
  }

  /** The lines were masked when they were written. */
  private void copy(Path file, Writer to, LogContent.Diagnostics wanted) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        if (line.contains(mark) && within(line, wanted)) {
          to.write(line);
          to.write('\n');
        }
        line = lines.readLine();
      }
    }
  }

  private static boolean within(String line, LogContent.Diagnostics wanted) {
    int end = line.indexOf('"', TIME.length());
    if (!line.startsWith(TIME) || end < 0) {
      return true;
    }
    try {
      Instant time = Instant.parse(line.substring(TIME.length(), end));
      return (wanted.from() == null || !time.isBefore(wanted.from()))
          && (wanted.to() == null || !time.isAfter(wanted.to()));
    } catch (DateTimeParseException noTime) {
      return true;
    }
  }
}
