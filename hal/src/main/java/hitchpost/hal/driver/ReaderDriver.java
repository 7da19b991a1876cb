package hitchpost.hal.driver;

import hitchpost.core.types.IdTokenType;
import hitchpost.hal.device.Device;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.link.Backoff;
import hitchpost.hal.rfid.KeyboardReader;
import hitchpost.hal.rfid.LineReader;
import hitchpost.hal.rfid.PcscReader;
import hitchpost.hal.rfid.PcscService;
import hitchpost.hal.rfid.Pn532Reader;
import hitchpost.hal.rfid.ReaderPlace;
import hitchpost.hal.rfid.TokenFormat;
import hitchpost.hal.rfid.TokenFormat.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Readers of cards. */
enum ReaderDriver implements Driver {
  LINES("line-rfid", "readers that send the number of a card as a line of text") {
    @Override
    Device reader(DeviceSpec spec, ReaderPlace place, Means means) {
      return new LineReader(
          place, ModbusLines.source(spec.line(), "9600 8N1", means), format(spec));
    }
  },
  KEYBOARD("keyboard-rfid", "USB readers that type the number of a card like a keyboard") {
    @Override
    Device reader(DeviceSpec spec, ReaderPlace place, Means means) {
      Path device =
          spec.file("device").orElseThrow(() -> new IllegalArgumentException("device is missing"));
      return new KeyboardReader(place, device.toString(), spec.flag("grab"), format(spec));
    }
  },
  PN532("pn532", "NXP PN532 on a serial line (HSU)") {
    @Override
    Device reader(DeviceSpec spec, ReaderPlace place, Means means) {
      return new Pn532Reader(
          place, ModbusLines.source(spec.line(), "115200 8N1", means), format(spec));
    }
  },
  PCSC("pcsc", "USB readers of contactless cards that the PC/SC daemon (pcscd) serves") {
    @Override
    Device reader(DeviceSpec spec, ReaderPlace place, Means means) {
      return new PcscReader(place, spec.text("reader"), format(spec), PcscService.OF_MACHINE);
    }
  };

  private static final String HEX = "hex";

  private final String type;
  private final String summary;

  ReaderDriver(String type, String summary) {
    this.type = type;
    this.summary = summary;
  }

  abstract Device reader(DeviceSpec spec, ReaderPlace place, Means means);

  @Override
  public String type() {
    return type;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Set<BusSpec.Kind> buses() {
    return switch (this) {
      case LINES -> Set.of(BusSpec.Kind.SERIAL, BusSpec.Kind.TCP);
      case PN532 -> Set.of(BusSpec.Kind.SERIAL);
      case KEYBOARD, PCSC -> Set.of();
    };
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    if (this == KEYBOARD) {
      options.add(
          new Option("device", new Option.Kind.File(), "event device, below /dev/input/by-id"));
      options.add(Option.flag("grab", true, "whether nobody else gets its keys"));
    }
    if (this == PCSC) {
      options.add(Option.text("reader", 100, "", "a part of its name; the first one without it"));
    }
    if (this == LINES || this == KEYBOARD) {
      options.add(
          Option.choice(
              "format",
              List.of(HEX, "decimal", "hex-checked", "text"),
              HEX,
              "how the reader writes the number of a card"));
    }
    options.add(Option.flag("reversed", false, "whether the bytes are told last first"));
    options.add(Option.flag("lowerCase", false, "whether the CSMS knows tokens in small letters"));
    options.add(Option.number("evse", 0, 64, 0, "the EVSE that it serves, 0 for all"));
    return options;
  }

  @Override
  public List<Device> open(DeviceSpec spec, Means means) {
    List<Integer> evses = spec.number("evse") == 0 ? List.of() : List.of(spec.number("evse"));
    return List.of(
        reader(
            spec, new ReaderPlace(spec.name(), evses, HalClock.SYSTEM, Backoff.ofDevice()), means));
  }

  private static TokenFormat format(DeviceSpec spec) {
    String written = spec.options().containsKey("format") ? spec.text("format") : HEX;
    Encoding encoding =
        switch (written) {
          case "decimal" -> Encoding.DECIMAL;
          case "hex-checked" -> Encoding.HEX_CHECKED;
          case "text" -> Encoding.TEXT;
          default -> Encoding.HEX;
        };
    return new TokenFormat(
        encoding, spec.flag("reversed"), spec.flag("lowerCase"), IdTokenType.ISO14443);
  }
}
