package hitchpost.simulator.run;

/** A car at a {@link GpioPost}: the same whether its lines are in memory or those of a kernel. */
final class GpioSession {
  static final String CARD = "04A2B3C4";

  private final GpioPost post;
  private final Site site;

  GpioSession(GpioPost post, Site site) {
    this.post = post;
    this.site = site;
  }

  /** The car comes, is started by the CSMS, and charges. */
  void beginByCsms() {
    begin(() -> site.startFromAfar(CARD));
  }

  /** The car comes, its driver shows a card, and it charges. */
  void beginByCard() {
    site.untilLinked("cards", true);
    begin(() -> post.cards.present(CARD));
  }

  private void begin(Runnable ask) {
    site.untilFree();
    site.untilRegister(post.wattHours() * 1000);
    post.plugCar();
    site.untilConnected();
    expect(!post.offers(), "nobody has asked for anything, and the pilot offers current");
    ask.run();
    site.until("the pilot offers current", post::offers);
    expect(post.locked(), "the plug of a socket that offers current is not locked");
    expect(!post.charges(), "the car is not ready, and power flows");
    post.carIsReady(true);
    site.untilCharging();
    expect(post.charges(), "the CSMS was told that the car charges, and no power flows");
  }

  /** Energy flows, and the station reads each step of the register. */
  void count(int steps) {
    for (int i = 0; i < steps; i++) {
      post.importSteps(post.importSteps() + 1);
      site.untilRegister(post.wattHours() * 1000);
    }
  }

  /** The CSMS ends it, and the car stops drawing before power ends. */
  void endByCsms() {
    site.stopFromAfar();
    site.until("the pilot offers nothing", () -> !post.offers());
    post.carIsReady(false);
    site.until("the transaction ends", site::ended);
    site.until("power ends", () -> !post.charges());
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
