package hitchpost.core.visit;

import hitchpost.core.Ask;
import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.authorization.Authorization;
import hitchpost.core.authorization.ContractProof;
import hitchpost.core.authorization.Decision;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.reservation.Bearer;
import hitchpost.core.reservation.Place;
import hitchpost.core.types.AuthorizationStatus;
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tokens at the reader and from afar: asks whoever can tell, then lets the driver in or out. */
public final class Admission {
  /** Most tokens that wait for an answer; further ones are turned away. */
  static final int MAX_QUESTIONS = 16;

  /** How long somebody with a master pass may take to select what to end. */
  static final Duration SELECTION_TIME = Duration.ofMinutes(1);

  /**
   * A token that waits for an answer, and the EVSEs it may be meant for.
   *
   * @param request for a transaction from afar; null when the token was presented here
   */
  private record Question(
      IdToken token,
      List<Integer> candidates,
      Ask.@Nullable RemoteStart request,
      @Nullable ContractProof proof) {
    static Question presented(IdToken token, List<Integer> candidates) {
      return new Question(token, candidates, null, null);
    }

    static Question of(Ask.RemoteStart request, List<Integer> candidates) {
      return new Question(request.token(), candidates, request, null);
    }

    boolean remote() {
      return request != null;
    }

    /** The group, as far as whoever asked has told. */
    @Nullable IdToken group() {
      return request == null ? null : request.group();
    }

    Grant grant(@Nullable IdToken known) {
      return new Grant(
          token,
          known,
          candidates,
          remote(),
          request == null ? null : request.id(),
          request == null ? null : request.profile(),
          null);
    }

    /** The same question where a token is allowed at all. */
    Question within(List<Integer> allowed) {
      return allowed.isEmpty()
          ? this
          : new Question(
              token, candidates.stream().filter(allowed::contains).toList(), request, proof);
    }

    boolean goodOffline() {
      return proof == null || proof.goodOffline();
    }

    boolean overlaps(List<Integer> evses) {
      return !Collections.disjoint(candidates, evses);
    }
  }

  private final Visits visits;
  private final Vacancies vacancies;
  private final Authorization authorization;
  private final Map<Long, Question> questions = new LinkedHashMap<>();
  private long lastQuestion;

  /** The master pass of whoever is selecting what to end; null for none. */
  private @Nullable IdToken master;

  private long masterUntilNanos;

  public Admission(Visits visits, Authorization authorization) {
    this.visits = visits;
    this.vacancies = visits.vacancies();
    this.authorization = authorization;
  }

  /** A token was presented at a reader that serves these EVSEs; none named means all. */
  public void presented(Effects fx, IdToken token, List<Integer> readers, boolean online) {
    List<Integer> candidates = visits.candidates(readers);
    if (visits.takesBack(fx, token, candidates) || visits.waitsFor(token, candidates)) {
      return;
    }
    Question question = Question.presented(token, candidates);
    if (!authorization.tellable(token)) {
      decided(fx, question, IdTokenInfo.of(AuthorizationStatus.INVALID));
    } else if (authorization.asksAboutStrangers()
        || !vacancies.startable(candidates, guess(fx, token)).isEmpty()
        || visits.ownedByGroup(candidates)) {
      admit(fx, question, online);
    }
  }

  /** A car came or a start button was pressed, which is enough where anybody may charge. */
  public void began(Effects fx, int evse) {
    if (!authorization.required() && !visits.closed()) {
      enter(fx, Question.presented(IdToken.ANYBODY, visits.candidates(List.of(evse))), null);
    }
  }

  /** A car showed a contract, which it may do again while it charges on it. */
  public void contracted(
      Effects fx, IdToken contract, int evse, ContractProof proof, boolean online) {
    List<Integer> here = List.of(evse);
    var question = new Question(contract, here, null, proof);
    if (!vacancies.startable(here, guess(fx, contract)).isEmpty()) {
      admit(fx, question, online);
    } else {
      boolean running =
          visits.transactionOf(evse).filter(t -> contract.equals(t.token())).isPresent();
      answer(fx, question, running);
    }
  }

  /** A car that showed a contract waits for an answer; who holds a card sees what happens. */
  private static void answer(Effects fx, Question question, boolean accepted) {
    if (question.proof() != null) {
      int evse = question.candidates().getFirst();
      fx.hardware(new HardwareCommand.AnswerContract(evse, accepted));
    }
  }

  /** The CSMS wants a transaction for this token and has it authorized like a presented one. */
  public void requested(
      Effects fx, Ask.RemoteStart request, List<Integer> candidates, boolean online) {
    admit(fx, Question.of(request, candidates), online);
  }

  /** Lets a token in that needs no authorization, unless its group matters and is not known. */
  public void admitted(
      Effects fx, Ask.RemoteStart request, List<Integer> candidates, boolean online) {
    Question question = Question.of(request, candidates);
    Optional<IdTokenInfo> known = authorization.lookup(request.token(), fx.time());
    if (needsGroup(question, known)) {
      admit(fx, question, online);
    } else {
      enter(fx, question, known.orElse(null));
    }
  }

  /** Whether all that a token may lack is a group that has a reservation. */
  private boolean needsGroup(Question question, Optional<IdTokenInfo> known) {
    IdToken group = known.map(IdTokenInfo::groupIdToken).orElse(question.group());
    IdToken token = question.token();
    List<Integer> candidates = question.candidates();
    return group == null
        && vacancies.startable(candidates, Bearer.known(token, null)).isEmpty()
        && !vacancies.startable(candidates, new Bearer(token, null, false)).isEmpty();
  }

  /** Somebody with this token, as far as the station knows. */
  public Bearer guess(Effects fx, IdToken token) {
    IdToken group =
        authorization.lookup(token, fx.time()).map(IdTokenInfo::groupIdToken).orElse(null);
    return new Bearer(token, group, group != null);
  }

  private void admit(Effects fx, Question question, boolean online) {
    if (questions.containsValue(question) || questions.size() == MAX_QUESTIONS) {
      return;
    }
    if (online && question.proof() != null) {
      ask(fx, question);
      return;
    }
    switch (authorization.decide(question.token(), online, fx.time())) {
      case Decision.Accepted d -> {
        if (online && needsGroup(question, Optional.of(d.info()))) {
          ask(fx, question);
        } else {
          enter(fx, question, d.info());
        }
      }
      case Decision.Refused d -> refuse(fx, question, d.info());
      case Decision.AskCsms d -> ask(fx, question);
    }
  }

  private void ask(Effects fx, Question question) {
    long number = ++lastQuestion;
    questions.put(number, question);
    fx.tell(new Fact.TokenQuestion(number, question.token(), where(question), question.proof()));
  }

  /** The CSMS answered. */
  public void answered(Effects fx, long number, IdTokenInfo info) {
    Question question = questions.remove(number);
    if (question == null) {
      return;
    }
    authorization.learn(fx, question.token(), info);
    if (Authorization.accepted(info)) {
      enter(fx, question, info);
    } else {
      refuse(fx, question, info);
    }
  }

  private static void refuse(Effects fx, Question question, IdTokenInfo info) {
    decided(fx, question, info);
    answer(fx, question, false);
  }

  private static void decided(Effects fx, Question question, IdTokenInfo info) {
    fx.tell(new Fact.TokenDecided(question.token(), info, question.candidates()));
  }

  /** Nobody will answer: what the station knows must do. */
  public void unanswered(Effects fx, long number) {
    Question question = questions.remove(number);
    if (question == null) {
      return;
    }
    Decision decision = authorization.decide(question.token(), false, fx.time());
    if (question.goodOffline() && decision instanceof Decision.Accepted accepted) {
      enter(fx, question, accepted.info());
    } else if (decision instanceof Decision.Refused refused) {
      refuse(fx, question, refused.info());
    } else {
      answer(fx, question, false);
    }
  }

  private void enter(Effects fx, Question question, @Nullable IdTokenInfo info) {
    if (info != null) {
      decided(fx, question, info);
    }
    IdToken told = info == null ? null : info.groupIdToken();
    IdToken group = told == null ? question.group() : told;
    boolean present = !question.remote();
    if (authorization.masterPass(group)) {
      if (present) {
        masterPass(fx, question.token());
      }
      answer(fx, question, false);
    } else if (!present
        || !visits.takesBackByGroup(fx, question.token(), group, question.candidates())) {
      start(fx, question, group, info == null ? List.of() : info.evseIds());
    }
  }

  private void masterPass(Effects fx, IdToken token) {
    List<Integer> all = visits.candidates(List.of());
    if (authorization.masterPassSelects()) {
      master = token;
      masterUntilNanos = fx.now().monotonicNanos() + SELECTION_TIME.toNanos();
      fx.tell(new Fact.SelectionShown(all.stream().filter(visits::transactionAt).toList()));
    } else {
      visits.end(fx, token, all);
    }
  }

  /** Somebody selected what to end, who has just shown a master pass. */
  public void selected(Effects fx, List<Integer> evses) {
    IdToken by = master;
    master = null;
    if (by != null && fx.now().monotonicNanos() - masterUntilNanos < 0) {
      visits.end(fx, by, evses);
    }
  }

  private void start(
      Effects fx, Question question, @Nullable IdToken group, List<Integer> allowed) {
    Question here = question.within(allowed);
    Optional<Integer> place = place(here, group);
    answer(fx, question, place.isPresent());
    place.ifPresent(evse -> visits.grant(fx, evse, here.grant(group)));
  }

  /** Where a token may start: not where that would break what was promised to the CSMS. */
  private Optional<Integer> place(Question question, @Nullable IdToken group) {
    Bearer bearer = Bearer.known(question.token(), group);
    var free = new ArrayList<>(vacancies.startable(question.candidates(), bearer));
    int promisedAnywhere = 0;
    for (Question other : questions.values()) {
      if (other.remote() && other.candidates().size() == 1) {
        free.removeAll(other.candidates());
      } else if (other.remote() && other.overlaps(question.candidates())) {
        promisedAnywhere++;
      }
    }
    return free.size() > promisedAnywhere ? Optional.of(free.getFirst()) : Optional.empty();
  }

  /** Whether one more request will find an EVSE among these even if all that wait are let in. */
  public boolean hasRoom(List<Integer> candidates, Bearer bearer) {
    var reachable = new TreeSet<>(candidates);
    int rivals = 0;
    int rivalsInside = 0;
    for (Question other : questions.values()) {
      if (other.overlaps(candidates)) {
        rivals++;
        rivalsInside += candidates.containsAll(other.candidates()) ? 1 : 0;
        reachable.addAll(other.candidates());
      }
    }
    return questions.size() < MAX_QUESTIONS
        && vacancies.startable(candidates, bearer).size() > rivalsInside
        && vacancies.startable(List.copyOf(reachable), bearer).size() > rivals;
  }

  /** The EVSEs as a reservation finds them: those promised to the CSMS are taken. */
  public List<Place> places() {
    var promised = new TreeSet<Integer>();
    List<Place> places = vacancies.places();
    for (Question question : questions.values()) {
      if (question.remote()) {
        places.stream()
            .filter(Place::free)
            .map(Place::evse)
            .filter(evse -> question.candidates().contains(evse) && !promised.contains(evse))
            .findFirst()
            .ifPresent(promised::add);
      }
    }
    boolean none = visits.closed();
    return places.stream().map(p -> none || promised.contains(p.evse()) ? p.taken() : p).toList();
  }

  private static @Nullable Evse where(Question question) {
    return question.candidates().size() == 1 ? Evse.of(question.candidates().getFirst()) : null;
  }
}
