package hitchpost.core.evse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hitchpost.core.evse.ConnectorView.Use;
import hitchpost.core.hardware.Fault;
import hitchpost.core.hardware.FaultCode;
import hitchpost.core.types.Evse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorViewTest {
  private static final ConnectorView VIEW = view(new Evse(300, 500), null);

  private static ConnectorView view(Evse evse, @Nullable Fault fault) {
    return new ConnectorView(evse, true, true, Use.CHARGING, false, fault, "info");
  }

  private static Fault fault() {
    return new Fault("a", 1, 1, FaultCode.OTHER_ERROR, true, null, null, null);
  }

  @Test
  void viewsWithEqualContentAreEqual() {
    var same = view(new Evse(300, 500), null);
    assertEquals(VIEW, same);
    assertEquals(VIEW.hashCode(), same.hashCode());
    assertEquals(view(Evse.of(0), fault()), view(Evse.of(0), fault()));
  }

  static Stream<ConnectorView> different() {
    Evse evse = VIEW.evse();
    return Stream.of(
        view(new Evse(301, 500), null),
        view(new Evse(300, 501), null),
        view(Evse.of(300), null),
        view(evse, fault()),
        new ConnectorView(evse, false, true, Use.CHARGING, false, null, "info"),
        new ConnectorView(evse, true, false, Use.CHARGING, false, null, "info"),
        new ConnectorView(evse, true, true, Use.ENDING, false, null, "info"),
        new ConnectorView(evse, true, true, Use.CHARGING, true, null, "info"),
        new ConnectorView(evse, true, true, Use.CHARGING, false, null, "other"),
        new ConnectorView(evse, true, true, Use.CHARGING, false, null, null));
  }

  @ParameterizedTest
  @MethodSource("different")
  void aDifferenceAnywhereIsADifference(ConnectorView other) {
    assertNotEquals(VIEW, other);
    assertNotEquals(other, VIEW);
  }
}
