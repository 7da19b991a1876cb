package hitchpost.hal.meter;

import hitchpost.core.hardware.MeterReading.SignedReading;
import hitchpost.hal.device.DeviceException;
import hitchpost.hal.device.DeviceException.Reason;
import hitchpost.hal.device.HalClock;
import hitchpost.hal.device.SignedMetering;
import hitchpost.hal.meter.Em580Registers.State;
import hitchpost.hal.modbus.ModbusDevice;
import hitchpost.hal.modbus.ModbusException;
import hitchpost.hal.modbus.Registers;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a Carlo Gavazzi EM580 signs: a transaction runs on the meter, and at its end there is one
 * record of begin and end, which is read and released.
 *
 * <p>Each question is a turn of its own on the bus, so that a board beside it is served in between.
 */
final class Em580Signing implements SignedMetering {
  /** A signature takes its time; 20 s altogether. */
  private static final int MOST_LOOKS = 100;

  private static final int LOOK_MILLIS = 200;

  /** A question whose answer is lost is asked so often: no line is without noise. */
  private static final int MOST_TRIES = 5;

  /** A clock that is older than this program is not set. */
  private static final Instant PLAUSIBLE = Instant.parse("2026-01-01T00:00:00Z");

  private static final Logger LOG = LoggerFactory.getLogger(Em580Signing.class);

  /** What the transaction on the meter is to this life of the station. */
  private enum Standing {
    /** None, or one of a life before. */
    UNKNOWN,
    BEGUN,
    /** Nobody waits for it any more. */
    ABANDONED
  }

  private final String name;
  private final String place;
  private final ModbusDevice device;
  private final HalClock clock;

  /** Done, and never failed, when the latest that was begun is over. */
  private final AtomicReference<CompletionStage<Boolean>> last =
      new AtomicReference<>(CompletableFuture.completedFuture(true));

  private volatile String publicKey = "";
  private volatile Standing standing = Standing.UNKNOWN;

  Em580Signing(String name, String place, ModbusDevice device, HalClock clock) {
    this.name = name;
    this.place = place;
    this.device = device;
    this.clock = clock;
  }

  @Override
  public String publicKey() {
    return publicKey;
  }

  /** The meter is found, on the thread of the bus. */
  void identified(Registers registers) {
    publicKey = Em580Registers.publicKey(registers);
    if (Em580Registers.state(registers) == State.NONE) {
      setClock(registers);
    }
  }

  /** The meter can be reached: what it was left with is put in order. */
  void polled() {
    if (standing == Standing.ABANDONED) {
      standing = Standing.UNKNOWN;
      inTurn(this::tidy)
          .exceptionally(failure -> {
            standing = Standing.ABANDONED;
            return null;
          });
    }
  }

  @Override
  public CompletionStage<@Nullable SignedReading> begin(Identification who) {
    return inTurn(() ->
        tidy()
            .thenCompose(tidied -> ask(registers -> open(registers, who)))
            .thenCompose(opened -> until(State.RUNNING, MOST_LOOKS))
            .whenComplete((running, failure) ->
                standing = failure == null ? Standing.BEGUN : Standing.ABANDONED)
            .<@Nullable SignedReading>thenApply(running -> null));
  }

  private boolean open(Registers registers, Identification who) {
    if (Em580Registers.state(registers) == State.RUNNING) {
      // it was begun, and the answer was lost
      return true;
    }
    setClock(registers);
    Em580Registers.writeWho(registers, who, place);
    Em580Registers.command(registers, Em580Registers.BEGIN);
    return true;
  }

  private void setClock(Registers registers) {
    if (clock.now().isAfter(PLAUSIBLE)) {
      try {
        Em580Registers.setClock(registers, clock.now());
      } catch (ModbusException refused) {
        LOG.warn("{}: its clock cannot be set: {}", name, refused.getMessage());
      }
    }
  }

  @Override
  public CompletionStage<SignedReading> end(Identification who) {
    return inTurn(() -> {
      boolean own = standing == Standing.BEGUN;
      return settle()
          .whenComplete((record, failure) ->
              standing = failure == null ? Standing.UNKNOWN : Standing.ABANDONED)
          .thenApply(record -> told(record, who, own));
    });
  }

  private SignedReading told(Optional<OcmfRecord> found, Identification who, boolean own) {
    OcmfRecord record =
        found.orElseThrow(
            () -> new DeviceException(Reason.NO_EFFECT, name + " had no transaction to end"));
    if (!own && !record.identification().equals(Em580Registers.fitting(who.data()))) {
      unwanted(record);
      throw new DeviceException(Reason.NO_EFFECT, name + " ended a transaction of somebody else");
    }
    return new SignedReading(record.text(), "OCMF", "", publicKey);
  }

  /** Ends what the meter was left with. */
  private CompletionStage<Boolean> tidy() {
    return settle()
        .thenApply(record -> {
          record.ifPresent(this::unwanted);
          return true;
        });
  }

  /** The last that is seen of a record: somebody may have to ask for it some day. */
  private void unwanted(OcmfRecord record) {
    LOG.warn("{}: nobody waited for this record any more: {}", name, record.text());
  }

  /** Ends the transaction of the meter, if any, and takes its record. */
  private CompletionStage<Optional<OcmfRecord>> settle() {
    return ask(Em580Signing::close)
        .thenCompose(state ->
            switch (state) {
              case NONE -> CompletableFuture.completedStage(Optional.empty());
              case RUNNING -> until(State.READY, MOST_LOOKS).thenCompose(ready -> fetch());
              case READY -> fetch();
              case CORRUPTED -> release().thenApply(released -> Optional.empty());
            });
  }

  /** Ends what runs, if anything does; what state the meter was in. */
  private static State close(Registers registers) {
    State state = Em580Registers.state(registers);
    if (state == State.RUNNING) {
      Em580Registers.command(registers, Em580Registers.END);
    }
    return state;
  }

  private CompletionStage<Optional<OcmfRecord>> fetch() {
    return ask(Em580Registers::fileWords)
        .thenCompose(words -> collect(words, new ByteArrayOutputStream()))
        // one that is not released is there once more when the next transaction begins
        .thenCompose(file -> release().handle((done, lost) -> Optional.of(OcmfRecord.of(file))));
  }

  private CompletionStage<byte[]> collect(int words, ByteArrayOutputStream file) {
    int have = file.size() / 2;
    return have >= words
        ? CompletableFuture.completedStage(file.toByteArray())
        : ask(registers -> Em580Registers.file(registers, have, words))
            .thenCompose(part -> {
              file.writeBytes(part);
              return collect(words, file);
            });
  }

  private CompletionStage<Boolean> release() {
    return ask(registers -> {
      Em580Registers.release(registers);
      return true;
    });
  }

  /** Asks the meter, and again where the answer is lost. */
  private <T> CompletionStage<T> ask(Function<Registers, T> question) {
    return ask(question, MOST_TRIES);
  }

  private <T> CompletionStage<T> ask(Function<Registers, T> question, int tries) {
    return device
        .run(question)
        .exceptionallyCompose(failure ->
            tries > 1 && lost(failure)
                ? later().thenCompose(rested -> ask(question, tries - 1))
                : CompletableFuture.failedStage(failure));
  }

  private static boolean lost(Throwable failure) {
    @Nullable Throwable cause =
        failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof DeviceException unanswered
        && (unanswered.reason() == Reason.TIMEOUT || unanswered.reason() == Reason.GARBLED);
  }

  private CompletionStage<State> until(State wanted, int looks) {
    return ask(Em580Registers::state)
        .thenCompose(state -> {
          if (state == wanted) {
            return CompletableFuture.completedStage(state);
          }
          if (state == State.CORRUPTED || looks <= 1) {
            return CompletableFuture.failedStage(
                new DeviceException(
                    Reason.NO_EFFECT, name + ": its transaction is " + state + ", not " + wanted));
          }
          return later().thenCompose(rested -> until(wanted, looks - 1));
        });
  }

  private static CompletionStage<Boolean> later() {
    return CompletableFuture.supplyAsync(
        () -> true, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Begins something when everything before it is over, in whichever way. */
  private <T extends @Nullable Object> CompletionStage<T> inTurn(
      Supplier<CompletionStage<T>> work) {
    var over = new CompletableFuture<Boolean>();
    CompletionStage<T> next = last.getAndSet(over).thenCompose(before -> work.get());
    next.whenComplete((done, failure) -> over.complete(true));
    return next;
  }
}
