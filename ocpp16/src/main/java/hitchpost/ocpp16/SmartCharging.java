package hitchpost.ocpp16;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.rpc.RpcError;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.Evse;
import hitchpost.ocpp16.messages.ChargingProfile;
import hitchpost.ocpp16.messages.ChargingProfileStatus;
import hitchpost.ocpp16.messages.ClearChargingProfileRequest;
import hitchpost.ocpp16.messages.ClearChargingProfileStatus;
import hitchpost.ocpp16.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp16.messages.GetCompositeScheduleStatus;
import hitchpost.ocpp16.messages.SetChargingProfileRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charging profiles of the CSMS. Source: OCPP 1.6, 5.5, 5.7, 5.16, errata 3.24 to 3.43. */
final class SmartCharging {
  private final Connectors connectors;

  SmartCharging(Connectors connectors) {
    this.connectors = connectors;
  }

  Inbound set(SetChargingProfileRequest request) {
    Optional<Evse> target = place(request.connectorId());
    ChargingProfile profile = request.csChargingProfiles();
    if (target.isEmpty()) {
      return new Inbound.Refused(
          RpcError.PROPERTY_CONSTRAINT_VIOLATION, "connectorId: there is no such connector");
    }
    return Profiles.read(profile)
        .<Inbound>map(read ->
            new Inbound.Asked<>(
                new Ask.SetChargingProfile(target.get(), read, true),
                (Verdict.ProfileSetting setting) -> setAnswer(setting.refusal() == null)))
        .orElseGet(() -> new Inbound.Settled(setAnswer(false)));
  }

  private static String setAnswer(boolean accepted) {
    ChargingProfileStatus status =
        accepted ? ChargingProfileStatus.ACCEPTED : ChargingProfileStatus.REJECTED;
    return MessageCodec.write(new SetChargingProfileRequest.Response(status));
  }

  /** With an id nothing else counts; a connector that does not exist has no profiles. */
  Inbound clear(ClearChargingProfileRequest request) {
    Integer number = request.id() == null ? request.connectorId() : null;
    Optional<Evse> target = number == null ? Optional.empty() : place(number);
    if (number != null && target.isEmpty()) {
      return new Inbound.Settled(clearAnswer(Verdict.Decision.REJECTED));
    }
    return new Inbound.Asked<>(
        new Ask.ClearChargingProfiles(
            request.id(),
            target.orElse(null),
            request.chargingProfilePurpose() == null
                ? null
                : Profiles.purpose(request.chargingProfilePurpose()),
            request.stackLevel()),
        SmartCharging::clearAnswer);
  }

  private static String clearAnswer(Verdict.Decision decision) {
    ClearChargingProfileStatus status =
        decision == Verdict.Decision.ACCEPTED
            ? ClearChargingProfileStatus.ACCEPTED
            : ClearChargingProfileStatus.UNKNOWN;
    return MessageCodec.write(new ClearChargingProfileRequest.Response(status));
  }

  Inbound composite(GetCompositeScheduleRequest request) {
    Optional<Evse> evse = place(request.connectorId());
    if (evse.isEmpty() || request.duration() < 0) {
      return new Inbound.Settled(compositeAnswer(request.connectorId(), null));
    }
    Duration duration = Duration.ofSeconds(request.duration());
    return new Inbound.Asked<>(
        new Ask.ReadCompositeSchedule(evse.get(), duration, request.chargingRateUnit()),
        (Verdict.Composite answer) -> compositeAnswer(request.connectorId(), answer.schedule()));
  }

  /** Source: errata 3.57: the schedule itself has no start. */
  private static String compositeAnswer(int connector, @Nullable CompositeSchedule schedule) {
    if (schedule == null) {
      return MessageCodec.write(
          new GetCompositeScheduleRequest.Response(
              GetCompositeScheduleStatus.REJECTED, null, null, null));
    }
    return MessageCodec.write(
        new GetCompositeScheduleRequest.Response(
            GetCompositeScheduleStatus.ACCEPTED,
            connector,
            schedule.scheduleStart(),
            Profiles.write(schedule)));
  }

  private Optional<Evse> place(int number) {
    return number == 0 ? Optional.of(Evse.of(0)) : connectors.find(number);
  }
}
