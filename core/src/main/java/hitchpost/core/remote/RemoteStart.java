package hitchpost.core.remote;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.StationConfig;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.reservation.Bearer;
import hitchpost.core.settings.Settings;
import hitchpost.core.settings.StandardSettings;
import hitchpost.core.smartcharging.SmartCharging;
import hitchpost.core.transaction.OpenTransaction;
import hitchpost.core.types.Evse;
import hitchpost.core.visit.Admission;
import hitchpost.core.visit.Vacancies;
import hitchpost.core.visit.Visits;
import java.util.List;
import java.util.Optional;

/**
 * Starts transactions on demand, as far as the station will really start them.
 *
 * <p>Source: OCPP 1.6, 5.11; OCPP 2.0.1 part 2, F01 and F02.
 */
public final class RemoteStart {
  private final StationConfig config;
  private final Settings settings;
  private final Visits visits;
  private final Vacancies vacancies;
  private final Admission admission;
  private final SmartCharging smartCharging;

  public RemoteStart(
      StationConfig config,
      Settings settings,
      Visits visits,
      Admission admission,
      SmartCharging smartCharging) {
    this.config = config;
    this.settings = settings;
    this.visits = visits;
    this.vacancies = visits.vacancies();
    this.admission = admission;
    this.smartCharging = smartCharging;
  }

  /** Whether the station will start it; if so, {@link #carryOut} must follow. */
  public Decision decide(Effects fx, Ask.RemoteStart ask) {
    Evse where = ask.evse() == null ? Evse.of(0) : ask.evse();
    boolean followable = smartCharging.takesAtStart(ask.profile(), where);
    Bearer bearer = bearer(fx, ask);
    return followable
            && candidates(ask, bearer).filter(c -> admission.hasRoom(c, bearer)).isPresent()
        ? Decision.ACCEPTED
        : Decision.REJECTED;
  }

  /** Lets the token in, after authorization if the settings ask for it. */
  public void carryOut(Effects fx, Ask.RemoteStart ask, boolean online) {
    Bearer bearer = bearer(fx, ask);
    List<Integer> candidates = candidates(ask, bearer).orElse(List.of());
    if (settings.get(StandardSettings.AUTHORIZE_REMOTE_START) && ask.token().type().personal()) {
      admission.requested(fx, ask, candidates, online);
    } else {
      admission.admitted(fx, ask, candidates, online);
    }
  }

  private Bearer bearer(Effects fx, Ask.RemoteStart ask) {
    return ask.group() == null
        ? admission.guess(fx, ask.token())
        : Bearer.known(ask.token(), ask.group());
  }

  /** The transaction that runs already where it is wanted, and only lacks a token. */
  public Optional<String> unauthorized(Ask.RemoteStart ask) {
    Evse evse = ask.evse();
    List<Integer> here = evse == null ? visits.candidates(List.of()) : List.of(evse.id());
    return here.stream()
        .flatMap(id -> visits.transactionOf(id).stream())
        .filter(t -> t.token() == null)
        .map(OpenTransaction::id)
        .findFirst();
  }

  /** The EVSEs it may start at; empty when it is to be refused. */
  private Optional<List<Integer>> candidates(Ask.RemoteStart ask, Bearer bearer) {
    Evse evse = ask.evse();
    if (evse != null) {
      return vacancies.startableAt(evse, bearer)
          ? Optional.of(List.of(evse.id()))
          : Optional.empty();
    }
    if (config.rejectRemoteStartWithoutConnector()) {
      return Optional.empty();
    }
    List<Integer> all = visits.candidates(List.of());
    List<Integer> startable = vacancies.startable(all, bearer);
    if (startable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        config.remoteStartPicksFreeConnector() ? List.of(startable.getFirst()) : all);
  }
}
