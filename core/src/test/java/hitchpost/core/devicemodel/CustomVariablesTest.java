package hitchpost.core.devicemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.settings.Setting;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomVariablesTest {
  private static Optional<Setting<?>> variable(DataEnum type, String value) {
    return CustomVariables.setting(
        Component.of("Acme"),
        Variable.of("Mode"),
        AttributeEnum.ACTUAL,
        MutabilityEnum.READ_WRITE,
        type,
        value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRING|eco, or not",
        "INTEGER|-3",
        "DECIMAL|0.25",
        "BOOLEAN|true",
        "DATE_TIME|2026-03-01T12:00:00Z",
        "OPTION_LIST|eco",
        "MEMBER_LIST|eco,fast",
        "SEQUENCE_LIST|fast,eco"
      })
  void aVariableOfAnyTypeHasTheValueItWasGiven(DataEnum type, String value) {
    Setting<?> setting = variable(type, value).orElseThrow();

    assertEquals(value, written(setting));
    assertEquals(type, setting.codec().characteristics().dataType());
  }

  private static <T> String written(Setting<T> setting) {
    return setting.codec().write(setting.factory());
  }

  @Test
  void theItemsOfAListAreAllThereIsToChoose() {
    Setting<?> setting = variable(DataEnum.MEMBER_LIST, "eco, fast").orElseThrow();

    assertEquals(List.of("eco", "fast"), setting.codec().characteristics().valuesList());
    assertTrue(setting.codec().parse("fast").isPresent());
    assertTrue(setting.codec().parse("slow").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER,1.5",
    "INTEGER,99999999999",
    "DECIMAL,a lot",
    "BOOLEAN,yes",
    "DATE_TIME,yesterday",
    "DATE_TIME,2026-03-01T12:00:00"
  })
  void aValueOfAnotherTypeIsRefused(DataEnum type, String value) {
    assertTrue(variable(type, value).isEmpty());
  }
}
