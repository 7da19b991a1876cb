package hitchpost.station.file;

import hitchpost.core.evse.EvseSpec;
import hitchpost.core.evse.EvseSpec.ConnectorSpec;
import hitchpost.core.evse.EvseSpec.MeterSpec;
import hitchpost.station.file.EvseSection.Current;
import hitchpost.station.file.EvseSection.Ev;
import hitchpost.station.file.EvseSection.Meter;
import hitchpost.station.file.EvseSection.SignedData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one EVSE. */
final class EvseReader {
  private static final int MAX_CONNECTORS = 16;
  private static final int SIGNED_LENGTH = 10_000;

  /** The longest value of a configuration key. Source: OCPP 1.6, 7.29. */
  private static final int MAX_KEY_VALUE = 500;

  private static final long YEAR_SECONDS = 365L * 24 * 3600;

  /** Source: OCPP 2.0.1 part 2, 3.21, ConnectorEnumType. */
  private static final List<String> CONNECTOR_TYPES =
      List.of(
          "cCCS1",
          "cCCS2",
          "cG105",
          "cTesla",
          "cType1",
          "cType2",
          "s309-1P-16A",
          "s309-1P-32A",
          "s309-3P-16A",
          "s309-3P-32A",
          "sBS1361",
          "sCEE-7-7",
          "sType2",
          "sType3",
          "Other1PhMax16A",
          "Other1PhOver16A",
          "Other3Ph",
          "Pan",
          "wInductive",
          "wResonant",
          "Undetermined",
          "Unknown");

  private final Fields fields;
  private final HardwareReader hardware;

  EvseReader(Fields fields, HardwareReader hardware) {
    this.fields = fields;
    this.hardware = hardware;
  }

  /** Reads the EVSE at a place of the list, counted from 1. */
  EvseSection read(int place) {
    checkId(fields, place);
    Fields ofMeter = fields.object("meter");
    String publicKey = ofMeter.text("publicKey", MAX_KEY_VALUE);
    Meter meter = meter(ofMeter);
    @Nullable Current current =
        fields.choice("current", "a kind of current", List.of(Current.values()), Current::name);
    var spec =
        new EvseSpec(
            place,
            fields.integer("phases", 1, 3, 3),
            Math.toIntExact(fields.thousandths("maxCurrent", 6, 2000, 32_000)),
            fields.integer("voltage", 50, 1500, 230),
            connectors(),
            new MeterSpec(meter.signedData().any(), publicKey == null ? "" : publicKey),
            fields.flag("baySensor", false));
    var section =
        new EvseSection(
            spec,
            current == null ? Current.AC : current,
            fields.text("evseId", 48),
            ev(fields.object("ev")),
            meter,
            fields.has("hardware") ? hardware.evse(fields.object("hardware")) : null);
    fields.refuseOthers();
    return section;
  }

  private List<ConnectorSpec> connectors() {
    List<ConnectorSpec> connectors = new ArrayList<>();
    for (Fields of : fields.objects("connectors", MAX_CONNECTORS)) {
      int place = connectors.size() + 1;
      checkId(of, place);
      @Nullable String type =
          of.choice("type", "a connector type", CONNECTOR_TYPES, Function.identity());
      of.refuseOthers();
      connectors.add(connector(place, type == null ? "cType2" : type));
    }
    if (connectors.isEmpty()) {
      if (fields.has("connectors")) {
        fields.complain("connectors", "has no connector; leave it out for one of type cType2");
      }
      connectors.add(connector(1, "cType2"));
    }
    return connectors;
  }

  private static ConnectorSpec connector(int id, String type) {
    return new ConnectorSpec(id, type, !type.startsWith("s"));
  }

  private static Ev ev(Fields of) {
    var ev =
        new Ev(
            Math.toIntExact(of.thousandths("maxCurrent", 0, 1000, 32_000)),
            of.integer("phases", 1, 3, 3),
            Duration.ofMillis(of.thousandths("startDelaySeconds", 0, YEAR_SECONDS, 1000)),
            of.thousandths("soc", 0, 100, 20_000) / 1000.0,
            of.thousandths("capacityKwh", 0, 1_000_000, 60_000),
            of.text("evccId", 255));
    if (ev.capacityWattHours() == 0) {
      of.complain("capacityKwh", "must be more than 0");
    }
    of.refuseOthers();
    return ev;
  }

  private static Meter meter(Fields of) {
    Fields signed = of.object("signedData");
    String encoding = signed.text("encodingMethod", 50);
    String signing = signed.text("signingMethod", 50);
    var data =
        new SignedData(
            signed.text("begin", SIGNED_LENGTH),
            signed.text("intermediate", SIGNED_LENGTH),
            signed.text("end", SIGNED_LENGTH),
            encoding == null ? SignedData.NONE.encodingMethod() : encoding,
            signing == null ? "" : signing);
    var meter = new Meter(of.thousandths("initialWh", 0, 1_000_000_000_000L, 0), data);
    signed.refuseOthers();
    of.refuseOthers();
    return meter;
  }

  /** Ids are there to be seen; they count through from 1 as OCPP demands. */
  private static void checkId(Fields of, int place) {
    int id = of.integer("id", 1, 1000, place);
    if (id != place) {
      of.complain("id", "must be " + place + ": ids count 1, 2, 3, ... in the order of the list");
    }
  }
}
