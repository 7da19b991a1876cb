package hitchpost.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.types.ChargingRateUnit;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.TxPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private static final Codec<BigDecimal> PERCENT =
      Codec.decimal(BigDecimal.ZERO, BigDecimal.valueOf(100));

  @Test
  void anIntegerTellsItsLimitsAndItsUnit() {
    var told = Codec.integer(1, 3600).in("s").characteristics();

    assertEquals(DataEnum.INTEGER, told.dataType());
    assertEquals(BigDecimal.ONE, told.minLimit());
    assertEquals(BigDecimal.valueOf(3600), told.maxLimit());
    assertEquals("s", told.unit());
  }

  @Test
  void aTextTellsHowLongItMayBe() {
    var told = Codec.text(64).characteristics();

    assertEquals(DataEnum.STRING, told.dataType());
    assertEquals(BigDecimal.valueOf(64), told.maxLimit());
  }

  @Test
  void aChoiceTellsWhatThereIsToChoose() {
    Codec<TxPoint> codec = Codec.oneOf(List.of(TxPoint.AUTHORIZED, TxPoint.EV_CONNECTED));

    assertEquals(DataEnum.OPTION_LIST, codec.characteristics().dataType());
    assertEquals(List.of("Authorized", "EVConnected"), codec.characteristics().valuesList());
    assertEquals(Optional.of(TxPoint.EV_CONNECTED), codec.parse("EVConnected"));
    assertEquals(Optional.empty(), codec.parse("DataSigned"), "no choice");
    assertEquals(Optional.empty(), codec.parse("evconnected"), "spelled otherwise");
  }

  @Test
  void aListOfChoicesTellsThemAndTakesNoneTwice() {
    var codec = Codec.someOf(List.of(ChargingRateUnit.A, ChargingRateUnit.W));

    assertEquals(DataEnum.MEMBER_LIST, codec.characteristics().dataType());
    assertEquals(List.of("A", "W"), codec.characteristics().valuesList());
    assertEquals(Optional.of(List.of(ChargingRateUnit.W, ChargingRateUnit.A)), codec.parse("W, A"));
    assertEquals(Optional.of(List.of()), codec.parse(""));
    assertEquals(Optional.empty(), codec.parse("A,A"));
    assertEquals(DataEnum.SEQUENCE_LIST, codec.ranked().characteristics().dataType());
  }

  @Test
  void aConditionOfItsOwnTakesNothingOfWhatIsTold() {
    var told = Codec.integer(0, 9).where(n -> n % 3 == 0).characteristics();

    assertEquals(BigDecimal.valueOf(9), told.maxLimit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12.5", " 100 ", "1e2", "99.99999999999999999999"})
  void aDecimalWithinItsLimitsIsRead(String text) {
    BigDecimal value = PERCENT.parse(text).orElseThrow();

    assertEquals(Optional.of(value), PERCENT.parse(PERCENT.write(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-0.1", "100.1", "1e-999999999", "1e999999999", "NaN", "ten", "0x10"})
  void anyOtherTextIsNoDecimal(String text) {
    assertTrue(PERCENT.parse(text).isEmpty());
  }
}
