package hitchpost.core.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many reservations find a place, held against trying everything. */
class AllotmentTest {
  private static final List<String> TYPES = List.of("cType2", "cCCS2");

  private static Reservation reservation(
      int id, @Nullable Integer evse, @Nullable Integer connector, @Nullable String type) {
    var token = new IdToken("T" + id, IdTokenType.CENTRAL);
    return new Reservation(
        id, evse, connector, type, token, null, Instant.EPOCH.plusSeconds(9), Instant.EPOCH);
  }

  private static Place place(int evse, Place.Slot... slots) {
    return new Place(evse, true, false, List.of(slots));
  }

  private static Place.Slot slot(int connector, String type, boolean operative) {
    return new Place.Slot(connector, type, operative, false);
  }

  @Test
  void whoCanGoAnywhereMakesRoomForWhoCannot() {
    var places = List.of(place(1, slot(1, "cCCS2", true)), place(2, slot(1, "cType2", true)));
    var anywhere = reservation(1, null, null, null);
    var fast = reservation(2, null, null, "cCCS2");
    var second = reservation(3, 2, null, null);
    assertEquals(2, Allotment.size(List.of(anywhere, fast), places));
    assertEquals(2, Allotment.size(List.of(anywhere, second), places));
    assertEquals(2, Allotment.size(List.of(anywhere, fast, second), places));
  }

  @Test
  void anEvseServesOneWhateverItsConnectors() {
    var both = place(1, slot(1, "cType2", true), slot(2, "cCCS2", true));
    var one = reservation(1, 1, 1, null);
    var other = reservation(2, 1, 2, null);
    assertEquals(1, Allotment.size(List.of(one, other), List.of(both)));
  }

  @Test
  void aConnectorThatCannotBeUsedServesNobody() {
    var half = place(1, slot(1, "cType2", false), slot(2, "cCCS2", true));
    assertEquals(0, Allotment.size(List.of(reservation(1, 1, 1, null)), List.of(half)));
    assertEquals(1, Allotment.size(List.of(reservation(1, 1, 2, null)), List.of(half)));
    assertEquals(0, Allotment.size(List.of(reservation(1, null, null, "cType2")), List.of(half)));
  }

  @Test
  void tryingEverythingFindsNoMore() {
    var random = new SplittableRandom(1);
    for (int run = 0; run < 2_000; run++) {
      var places = new ArrayList<Place>();
      for (int evse = 1; evse <= random.nextInt(1, 5); evse++) {
        boolean operative = random.nextInt(5) > 0;
        places.add(place(evse, slot(1, TYPES.get(random.nextInt(2)), operative)));
      }
      var reservations = new ArrayList<Reservation>();
      for (int id = 1; id <= random.nextInt(1, 6); id++) {
        Integer evse = random.nextBoolean() ? random.nextInt(1, 5) : null;
        String type = random.nextBoolean() ? TYPES.get(random.nextInt(2)) : null;
        reservations.add(reservation(id, evse, null, type));
      }
      assertEquals(most(reservations, places), Allotment.size(reservations, places), "run " + run);
    }
  }

  private static int most(List<Reservation> reservations, List<Place> places) {
    if (reservations.isEmpty()) {
      return 0;
    }
    var rest = reservations.subList(1, reservations.size());
    int most = most(rest, places);
    for (Place place : places) {
      if (reservations.getFirst().servedBy(place)) {
        var others = places.stream().filter(p -> p != place).toList();
        most = Math.max(most, 1 + most(rest, others));
      }
    }
    return most;
  }
}
