package hitchpost.ocpp201;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.Location;
import hitchpost.core.types.Measurand;
import hitchpost.core.types.MeterValue;
import hitchpost.core.types.Phase;
import hitchpost.core.types.ReadingContext;
import hitchpost.core.types.SampledValue;
import hitchpost.core.types.SignedMeterValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetersTest {
  private static final Instant NOON = Instant.parse("2024-03-10T12:00:00Z");

  private static SampledValue sampled(
      long milli, Measurand measurand, @Nullable SignedMeterValue signed) {
    return new SampledValue(milli, measurand, null, null, ReadingContext.SAMPLE_CLOCK, signed);
  }

  private static String written(SampledValue... values) {
    return Meters.write(new MeterValue(NOON, List.of(values)))
        .map(MessageCodec::write)
        .orElse("")
        .replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.001", "12345678901234567, 12345678901234.567", "1000, 1", "-500, -0.5"})
  void aValueIsExactInItsBaseUnit(long milli, String decimal) {
    assertEquals(
        "{'timestamp':'2024-03-10T12:00:00Z','sampledValue':[{'value':"
            + decimal
            + ",'context':'Sample.Clock','measurand':'Energy.Active.Import.Register',"
            + "'unitOfMeasure':{'unit':'Wh'}}]}",
        written(sampled(milli, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, null)));
  }

  @Test
  void phaseAndLocationAreWrittenAndARatioHasNoUnit() {
    SampledValue factor =
        new SampledValue(
            980, Measurand.POWER_FACTOR, Phase.L1_N, Location.INLET, ReadingContext.TRIGGER, null);

    assertEquals(
        "{'timestamp':'2024-03-10T12:00:00Z','sampledValue':[{'value':0.98,'context':'Trigger',"
            + "'measurand':'Power.Factor','phase':'L1-N','location':'Inlet'}]}",
        written(factor));
  }

  @ParameterizedTest
  @EnumSource
  void everyMeasurandIsWrittenButTheTwoThatTheVersionDoesNotHave(Measurand measurand) {
    boolean unknown = measurand == Measurand.TEMPERATURE || measurand == Measurand.RPM;

    var found = Meters.write(new MeterValue(NOON, List.of(sampled(1, measurand, null))));

    assertEquals(
        unknown ? Optional.empty() : Optional.of(measurand.wire()),
        found.map(value -> value.sampledValue().getFirst().measurand().wire()));
  }

  @Test
  void whatWasSignedStandsBesideTheValue() {
    SignedMeterValue signed = new SignedMeterValue("T0NNRg==", "", "OCMF", "a2V5");

    assertEquals(
        "{'timestamp':'2024-03-10T12:00:00Z','sampledValue':[{'value':1,"
            + "'context':'Sample.Clock','measurand':'Energy.Active.Import.Register',"
            + "'signedMeterValue':{'signedMeterData':'T0NNRg==','signingMethod':'',"
            + "'encodingMethod':'OCMF','publicKey':'a2V5'},'unitOfMeasure':{'unit':'Wh'}}]}",
        written(sampled(1000, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, signed)));
  }

  @ParameterizedTest
  @CsvSource({"2500, true", "2501, false"})
  void aSignedReadingTooLongForAMessageIsLeftOutAndTheValueStays(int length, boolean there) {
    SignedMeterValue signed = new SignedMeterValue("x".repeat(length), "", "OCMF", "");

    String text = written(sampled(1000, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, signed));

    assertEquals(there, text.contains("signedMeterValue"));
    assertEquals(true, text.contains("'value':1,"));
  }
}
