package hitchpost.station.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.rpc.LogMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLogTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

  @TempDir private Path folder;

  @Test
  void eachMessageIsALineThatSaysWhenWhoseAndWhichWay() throws IOException {
    try (var log = open(MessageLog.MAX_BYTES)) {
      log.of("cp1").sent("[2,\"1\",\"Heartbeat\",{}]", AT);
      log.of("cp2").received("[3,\"1\",{}]", AT);
    }
    assertEquals(
        List.of(
            "{\"time\":\"2026-11-22T10:00:00.123Z\",\"station\":\"cp1\",\"direction\":\"out\","
                + "\"text\":\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"}",
            "{\"time\":\"2026-11-22T10:00:00.123Z\",\"station\":\"cp2\",\"direction\":\"in\","
                + "\"text\":\"[3,\\\"1\\\",{}]\"}"),
        Files.readAllLines(file()));
  }

  @Test
  void m33_secretsAreMaskedAndNothingForgesALine() throws IOException {
    String secret =
        "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"DEADBEEF\"}]";
    try (var log = open(MessageLog.MAX_BYTES)) {
      log.of("cp1").received(secret, AT);
      log.of("cp1").received("garbage\n{\"time\":\"forged\"}\u001b[2J\u202e", AT);
    }
    List<String> lines = Files.readAllLines(file());
    assertEquals(2, lines.size());
    assertFalse(lines.getFirst().contains("DEADBEEF"), lines.getFirst());
    assertTrue(lines.get(1).chars().allMatch(c -> c >= ' ' && c < 0x7f), lines.get(1));
  }

  @Test
  void aFullFileMakesRoomAndOnlySoManyAreKept() throws IOException {
    try (var log = open(200)) {
      for (int i = 0; i < 40; i++) {
        log.of("cp1").sent("message " + i, AT);
      }
    }
    List<String> kept = new ArrayList<>();
    for (String name :
        List.of("ocpp.log.4", "ocpp.log.3", "ocpp.log.2", "ocpp.log.1", "ocpp.log")) {
      Path part = folder.resolve(name);
      // the newest may have become full with the last message
      kept.addAll(Files.exists(part) ? Files.readAllLines(part) : List.of());
    }
    int first = 40 - kept.size();
    assertTrue(first > 0, "kept everything");
    for (int i = first; i < 40; i++) {
      assertTrue(kept.get(i - first).contains("message " + i), kept.toString());
    }
    assertFalse(Files.exists(folder.resolve("ocpp.log.5")));
  }

  @Test
  void aLaterRunAppends() throws IOException {
    for (int run = 0; run < 2; run++) {
      try (var log = open(MessageLog.MAX_BYTES)) {
        log.of("cp1").sent("run " + run, AT);
      }
    }
    assertEquals(2, Files.readAllLines(file()).size());
  }

  @Test
  void whatTheDiskDoesNotTakeIsCountedAndNobodyWaits() throws IOException {
    Path blocked = folder.resolve("not-yet");
    try (var log = MessageLog.open(blocked.resolve("ocpp.log"), LogMask.SECRETS)) {
      log.of("cp1").sent("lost", AT);
    }
    assertFalse(Files.exists(blocked));
  }

  private MessageLog open(long maxBytes) {
    return MessageLog.open(file(), LogMask.SECRETS, maxBytes);
  }

  private Path file() {
    return folder.resolve("ocpp.log");
  }
}
