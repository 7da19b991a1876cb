package hitchpost.core.contract;

import hitchpost.core.Effects;
import hitchpost.core.Fact;
import hitchpost.core.authorization.ContractProof;
import hitchpost.core.dialect.Learned;
import hitchpost.core.hardware.HardwareCommand;
import hitchpost.core.hardware.HardwareEvent;
import hitchpost.core.security.CertificateCommand;
import hitchpost.core.security.CertificateEvent;
import hitchpost.core.settings.ContractSettings;
import hitchpost.core.settings.Settings;
import hitchpost.core.types.EvCertificateRequest;
import hitchpost.core.types.IdToken;
import hitchpost.core.types.IdTokenType;
import hitchpost.core.visit.Admission;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Contracts that cars show: looks at their certificates, then has them authorized like a card.
 *
 * <p>Source: OCPP 2.0.1 part 2, C07 and M01 to M02.
 */
public final class Contracts {
  private final Settings settings;
  private final Admission admission;

  /** Contracts that the certificate store looks at, one an EVSE. */
  private final Map<Long, HardwareEvent.ContractPresented> open = new TreeMap<>();

  /** EVSEs whose car waits for a certificate. */
  private final TreeSet<Integer> wanting = new TreeSet<>();

  private long lastRequest;

  public Contracts(Settings settings, Admission admission) {
    this.settings = settings;
    this.admission = admission;
  }

  /** A car showed its contract. */
  public void presented(Effects fx, HardwareEvent.ContractPresented contract) {
    if (!settings.isOn(ContractSettings.ENABLED)) {
      refuse(fx, contract.evse(), "plug and charge is switched off");
      return;
    }
    open.values().removeIf(other -> other.evse() == contract.evse());
    open.put(++lastRequest, contract);
    fx.certificates(
        new CertificateCommand.CheckContract(
            lastRequest, contract.contractId(), contract.chain(), fx.knownTime()));
  }

  /** The certificate store has done something. */
  public void happened(Effects fx, CertificateEvent event, boolean online) {
    if (event instanceof CertificateEvent.ContractChecked checked) {
      HardwareEvent.ContractPresented contract = open.remove(checked.request());
      if (contract != null) {
        checked(fx, contract, checked, online);
      }
    }
  }

  private void checked(
      Effects fx,
      HardwareEvent.ContractPresented contract,
      CertificateEvent.ContractChecked checked,
      boolean online) {
    switch (checked.standing()) {
      case VALID -> {
        boolean offline = settings.get(ContractSettings.OFFLINE_VALIDATION);
        admit(fx, contract, new ContractProof(checked.queries(), null, offline), online);
      }
      case ROOT_MISSING -> {
        if (online && settings.get(ContractSettings.CENTRAL_VALIDATION)) {
          var proof = new ContractProof(checked.queries(), contract.chain(), false);
          admit(fx, contract, proof, true);
        } else {
          refuse(fx, contract.evse(), checked.why());
        }
      }
      case INVALID -> refuse(fx, contract.evse(), checked.why());
    }
  }

  private void admit(
      Effects fx, HardwareEvent.ContractPresented contract, ContractProof proof, boolean online) {
    if (!online && !proof.goodOffline()) {
      refuse(fx, contract.evse(), "the CSMS cannot be asked");
    } else {
      var token = new IdToken(contract.contractId(), IdTokenType.E_MAID);
      admission.contracted(fx, token, contract.evse(), proof, online);
    }
  }

  private static void refuse(Effects fx, int evse, String why) {
    fx.tell(new Fact.Dropped("a contract", why));
    fx.hardware(new HardwareCommand.AnswerContract(evse, false));
  }

  /** A car wants a contract certificate. */
  public void certificateWanted(Effects fx, EvCertificateRequest request, boolean online) {
    if (online && settings.isOn(ContractSettings.ENABLED) && wanting.add(request.evse())) {
      fx.tell(new Fact.EvCertificateDue(request));
    } else if (!wanting.contains(request.evse())) {
      fx.hardware(new HardwareCommand.AnswerEvCertificate(request.evse(), false, ""));
    }
  }

  /** The CSMS answered the car. */
  public void certificateAnswered(Effects fx, Learned.EvCertificateAnswer answer) {
    if (wanting.remove(answer.evse())) {
      fx.hardware(
          new HardwareCommand.AnswerEvCertificate(
              answer.evse(), answer.accepted(), answer.response()));
    }
  }

  /** Nobody will answer the car. */
  public void certificateUnanswered(Effects fx, Fact.EvCertificateDue due) {
    certificateAnswered(fx, new Learned.EvCertificateAnswer(due.request().evse(), false, ""));
  }
}
