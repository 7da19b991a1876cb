package hitchpost.core.devicemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hitchpost.core.Fact;
import hitchpost.core.Output;
import hitchpost.core.Verdict.Reporting;
import hitchpost.core.devicemodel.Reports.Part;
import hitchpost.core.devicemodel.Selection.Inventory;
import hitchpost.core.types.AttributeEnum;
import hitchpost.core.types.Component;
import hitchpost.core.types.ComponentVariable;
import hitchpost.core.types.DataEnum;
import hitchpost.core.types.MutabilityEnum;
import hitchpost.core.types.Variable;
import hitchpost.core.types.VariableAttribute;
import hitchpost.core.types.VariableCharacteristics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a report goes out. Source: OCPP 2.0.1 part 2, B07 and B08. */
class ReportsTest {
  private final ModelFixture f = new ModelFixture();
  private final Reports reports = new Reports();

  private Reporting begin(int requestId, Selection selection) {
    return reports.begin(requestId, f.model, selection);
  }

  private List<Part> whole() {
    var parts = new ArrayList<Part>();
    for (var part = reports.look(true); part.isPresent(); part = reports.look(true)) {
      parts.add(part.get());
      reports.delivered();
    }
    return parts;
  }

  @Test
  @Tag("B07.FR.01")
  @Tag("B07.FR.03")
  @Tag("B07.FR.04")
  @Tag("B07.FR.10")
  @Tag("B08.FR.04")
  @Tag("B08.FR.14")
  void aReportComesInPartsThatAreCountedFromNought() {
    assertEquals(Reporting.ACCEPTED, begin(42, Inventory.FULL));
    List<Part> parts = whole();

    assertTrue(parts.size() > 1, "longer than a part");
    for (int i = 0; i < parts.size(); i++) {
      assertEquals(i, parts.get(i).number());
      assertEquals(42, parts.get(i).requestId());
      assertEquals(i < parts.size() - 1, parts.get(i).more());
    }
    assertEquals(
        f.names(Inventory.FULL),
        parts.stream().flatMap(p -> p.entries().stream()).map(ModelFixture::name).toList());
  }

  @Test
  void aPartWaitsUntilTheOneBeforeIsAnswered() {
    begin(1, Inventory.FULL);

    assertTrue(reports.look(true).isPresent());
    assertTrue(reports.look(true).isEmpty());
    reports.delivered();
    assertTrue(reports.look(true).isPresent());
  }

  @Test
  @Tag("B07.FR.12")
  void everyInventoryIsThere() {
    for (Inventory inventory : Inventory.values()) {
      assertEquals(Reporting.ACCEPTED, begin(1, inventory));
      whole();
    }
  }

  @Test
  @Tag("B07.FR.13")
  @Tag("B08.FR.16")
  void anotherReportIsRefusedWhileOneIsOnItsWay() {
    begin(1, Inventory.SUMMARY);

    assertEquals(Reporting.REJECTED, begin(2, Inventory.SUMMARY));
    assertEquals(1, whole().getFirst().requestId());
    assertEquals(Reporting.ACCEPTED, begin(3, Inventory.SUMMARY));
    assertEquals(0, whole().getFirst().number());
  }

  @Test
  @Tag("B08.FR.15")
  void nothingToTellIsNoReport() {
    var nothing = ModelFixture.of(new ComponentVariable(Component.of("Nothing"), null));

    assertEquals(Reporting.EMPTY, begin(1, nothing));
    assertTrue(reports.look(true).isEmpty());
  }

  @Test
  void whatTheCsmsDoesNotTakeEndsTheReportAndThatIsTold() {
    begin(1, Inventory.FULL);
    reports.look(true);
    reports.undelivered(f.fx);

    assertTrue(reports.look(true).isEmpty());
    assertTrue(
        f.fx.outputs().stream()
            .anyMatch(o -> o instanceof Output.Tell(Fact fact) && fact instanceof Fact.Dropped));
    assertEquals(Reporting.ACCEPTED, begin(2, Inventory.FULL));
  }

  @Test
  void aReportDoesNotOutliveItsConnection() {
    begin(1, Inventory.FULL);
    assertTrue(reports.look(false).isEmpty());

    assertTrue(reports.look(true).isEmpty());
  }

  private static ReportEntry entry(String value) {
    return new ReportEntry(
        Component.of("Acme"),
        Variable.of("Text"),
        List.of(
            new VariableAttribute(
                AttributeEnum.ACTUAL, value, MutabilityEnum.READ_ONLY, false, false)),
        VariableCharacteristics.of(DataEnum.STRING));
  }

  @Test
  void aPartHasAtMostSoManyEntries() {
    var entries = new ArrayList<ReportEntry>();
    for (int i = 0; i < 101; i++) {
      entries.add(entry("x"));
    }
    var pages = new ReportPages(entries);

    assertEquals(50, pages.next().size());
    assertEquals(50, pages.next().size());
    assertTrue(pages.more());
    assertEquals(1, pages.next().size());
    assertFalse(pages.more());
  }

  @Test
  void aPartHasAtMostSoManyCharactersAndAlwaysAnEntry() {
    var pages =
        new ReportPages(
            List.of(entry("€".repeat(2_500)), entry("€".repeat(2_500)), entry("x".repeat(600))));

    assertEquals(2, pages.next().size());
    assertEquals(1, pages.next().size());
    assertFalse(pages.more());
    var long1 = entry("\u0001".repeat(2_500));
    assertEquals(1, new ReportPages(List.of(long1, long1)).next().size());
  }
}
