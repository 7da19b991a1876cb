package hitchpost.simulator.csms;

import hitchpost.core.message.MessageViolation;
import hitchpost.core.message.OcppAction;
import hitchpost.core.rpc.FrameCodec;
import hitchpost.ocpp16.PlugAndCharge;
import hitchpost.ocpp16.messages.Action;
import hitchpost.ocpp16.messages.DataTransferRequest;
import hitchpost.ocpp16.messages.SignCertificateRequest;
import hitchpost.ocpp201.messages.CertificateSigningUseEnumType;
import hitchpost.simulator.csms.model.CallImpossible;
import hitchpost.simulator.csms.model.LedgerEntry;
import hitchpost.simulator.pki.Authority;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signs what stations ask for and brings it to them, as a CSMS with an authority of its own. */
public final class SigningDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SigningDesk.class);
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final LiveCsms live;
  private final Authority authority;
  private final InstantSource clock;
  private final Follower follower;

  private SigningDesk(LiveCsms live, Authority authority, InstantSource clock) {
    this.live = live;
    this.authority = authority;
    this.clock = clock;
    live.ask(model -> model.policy().signsCertificates(true));
    follower = Follower.start(live, "csms-signing", batch -> batch.entries().forEach(this::look));
  }

  /** Signs from now on. */
  public static SigningDesk open(LiveCsms live, Authority authority, InstantSource clock) {
    return new SigningDesk(live, authority, clock);
  }

  private void look(LedgerEntry entry) {
    if (!(entry instanceof LedgerEntry.Message message)) {
      return;
    }
    if (message.content() instanceof SignCertificateRequest request) {
      sign(message.stationId(), request.csr(), Action.CERTIFICATE_SIGNED, signed -> signed);
    } else if (message.content()
        instanceof hitchpost.ocpp201.messages.SignCertificateRequest request) {
      CertificateSigningUseEnumType use = request.certificateType();
      sign(
          message.stationId(),
          request.csr(),
          hitchpost.ocpp201.messages.Action.CERTIFICATE_SIGNED,
          signed -> use == null ? signed : signed.put("certificateType", use.wire()));
    } else if (message.content() instanceof DataTransferRequest data
        && data.vendorId().equals(PlugAndCharge.VENDOR)
        && "SignCertificate".equals(data.messageId())
        && data.data() != null) {
      FrameCodec.object(data.data())
          .map(request -> request.path("csr").asString(""))
          .ifPresent(csr ->
              sign(
                  message.stationId(),
                  csr,
                  Action.DATA_TRANSFER,
                  signed -> DataWords.contract("CertificateSigned", signed)));
    }
  }

  private void sign(
      String stationId, String csr, OcppAction action, Function<ObjectNode, JsonNode> request) {
    try {
      String pem = Authority.pem(authority.sign(csr, clock.instant(), LIFETIME));
      ObjectNode signed = JsonNodeFactory.instance.objectNode().put("certificateChain", pem);
      live.call(stationId, action, request.apply(signed));
    } catch (GeneralSecurityException | CallImpossible | MessageViolation impossible) {
      LOG.warn("No certificate for {}: {}", stationId, impossible.getMessage());
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
