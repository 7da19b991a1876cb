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
import hitchpost.core.types.Evse;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenInfo;
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
          candidates.size() > 1,
          remote(),
          request == null ? null : request.id(),
          request == null ? null : request.profile(),
          null);
    }

    boolean goodOffline() {
      return proof == null || proof.goodOffline();
    }

    boolean overlaps(List<Integer> evses) {
      return !Collections.disjoint(candidates, evses);
    }
  }

  private final Visits visits;
  private final Authorization authorization;
  private final Map<Long, Question> questions = new LinkedHashMap<>();
  private long lastQuestion;

  public Admission(Visits visits, Authorization authorization) {
    this.visits = visits;
    this.authorization = authorization;
  }

  /** A token was presented at a reader that serves these EVSEs; none named means all. */
  public void presented(Effects fx, IdToken token, List<Integer> readers, boolean online) {
    List<Integer> candidates = visits.candidates(readers);
    if (visits.takesBack(fx, token, candidates) || visits.waitsFor(token, candidates)) {
      return;
    }
    // A stranger's token is not worth asking about when it could neither start nor stop anything.
    boolean startable = !visits.startable(candidates, guess(fx, token)).isEmpty();
    if (startable || visits.ownedByGroup(candidates)) {
      admit(fx, Question.presented(token, candidates), online);
    }
  }

  /** A car showed a contract, which it may do again while it charges on it. */
  public void contracted(
      Effects fx, IdToken contract, int evse, ContractProof proof, boolean online) {
    List<Integer> here = List.of(evse);
    var question = new Question(contract, here, null, proof);
    if (!visits.startable(here, guess(fx, contract)).isEmpty()) {
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
        && visits.startable(candidates, Bearer.known(token, null)).isEmpty()
        && !visits.startable(candidates, new Bearer(token, null, false)).isEmpty();
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
      case Decision.Refused d -> answer(fx, question, false);
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
      answer(fx, question, false);
    }
  }

  /** Nobody will answer: what the station knows must do. */
  public void unanswered(Effects fx, long number) {
    Question question = questions.remove(number);
    if (question == null) {
      return;
    }
    if (question.goodOffline()
        && authorization.decide(question.token(), false, fx.time())
            instanceof Decision.Accepted accepted) {
      enter(fx, question, accepted.info());
    } else {
      answer(fx, question, false);
    }
  }

  private void enter(Effects fx, Question question, @Nullable IdTokenInfo info) {
    IdToken told = info == null ? null : info.groupIdToken();
    IdToken group = told == null ? question.group() : told;
    if (!question.remote()
        && visits.takesBackByGroup(fx, question.token(), group, question.candidates())) {
      return;
    }
    Optional<Integer> place = place(question, group);
    answer(fx, question, place.isPresent());
    place.ifPresent(evse -> visits.grant(fx, evse, question.grant(group)));
  }

  /** Where a token may start: not where that would break what was promised to the CSMS. */
  private Optional<Integer> place(Question question, @Nullable IdToken group) {
    Bearer bearer = Bearer.known(question.token(), group);
    var free = new ArrayList<>(visits.startable(question.candidates(), bearer));
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
        && visits.startable(candidates, bearer).size() > rivalsInside
        && visits.startable(List.copyOf(reachable), bearer).size() > rivals;
  }

  /** The EVSEs as a reservation finds them: those promised to the CSMS are taken. */
  public List<Place> places() {
    var promised = new TreeSet<Integer>();
    List<Place> places = visits.places();
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
