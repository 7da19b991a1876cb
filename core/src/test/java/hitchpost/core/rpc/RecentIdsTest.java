package hitchpost.core.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentIdsTest {
  @Test
  void m10_anIdAnsweredBeforeIsToldFromOneNobodyUsed() {
    RecentIds answered = new RecentIds(4);
    answered.add("1");
    assertTrue(answered.contains("1"));
    assertFalse(answered.contains("2"));
  }

  @Test
  void theOldestIsForgottenAtTheBound() {
    RecentIds ids = new RecentIds(3);
    for (int i = 0; i < 1000; i++) {
      ids.add("id" + i);
      assertTrue(ids.size() <= 3);
    }
    assertFalse(ids.contains("id996"));
    assertTrue(ids.contains("id997"));
    assertTrue(ids.contains("id999"));
    assertEquals(3, ids.size());
  }

  @Test
  void anIdAddedAgainIsTheNewest() {
    RecentIds ids = new RecentIds(2);
    ids.add("a");
    ids.add("b");
    ids.add("a");
    ids.add("c");
    assertTrue(ids.contains("a"));
    assertFalse(ids.contains("b"));
    assertEquals(2, ids.size());
  }

  @Test
  void aMemoryForNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RecentIds(0));
  }
}
