package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Verdict;
import hitchpost.core.Verdict.Decision;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.ChargingProfile;
import hitchpost.core.types.CompositeSchedule;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.ClearChargingProfileRequest;
import hitchpost.ocpp201.messages.ClearChargingProfileStatusEnumType;
import hitchpost.ocpp201.messages.ClearChargingProfileType;
import hitchpost.ocpp201.messages.GetCompositeScheduleRequest;
import hitchpost.ocpp201.messages.SetChargingProfileRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charging profiles of the CSMS. Source: OCPP 2.0.1 part 2, K01, K08 and K10. */
final class SmartCharging {
  private static final StatusInfo SENSELESS =
      new StatusInfo("InvalidProfile", "the numbers of the profile make no sense");

  private SmartCharging() {}

  static void routes(Routes routes) {
    routes.on(Action.SET_CHARGING_PROFILE, SetChargingProfileRequest.class, SmartCharging::set);
    routes.on(
        Action.CLEAR_CHARGING_PROFILE, ClearChargingProfileRequest.class, SmartCharging::clear);
    routes.on(
        Action.GET_COMPOSITE_SCHEDULE, GetCompositeScheduleRequest.class, SmartCharging::composite);
  }

  private static Inbound set(SetChargingProfileRequest request) {
    Optional<ChargingProfile> profile = Profiles.read(request.chargingProfile());
    if (profile.isEmpty()) {
      return new Inbound.Settled(set(SENSELESS));
    }
    return new Inbound.Asked<>(
        new Ask.SetChargingProfile(Places.read(request.evseId()), profile.get(), false),
        (Verdict.ProfileSetting setting) -> set(setting.refusal()));
  }

  private static String set(@Nullable StatusInfo refusal) {
    Decision decision = refusal == null ? Decision.ACCEPTED : Decision.REJECTED;
    return MessageCodec.write(
        new SetChargingProfileRequest.Response(Generic.of(decision), Texts.write(refusal)));
  }

  private static Inbound clear(ClearChargingProfileRequest request) {
    ClearChargingProfileType criteria = request.chargingProfileCriteria();
    Integer evse = criteria == null ? null : criteria.evseId();
    return new Inbound.Asked<>(
        new Ask.ClearChargingProfiles(
            request.chargingProfileId(),
            evse == null ? null : Places.read(evse),
            criteria == null ? null : criteria.chargingProfilePurpose(),
            criteria == null ? null : criteria.stackLevel()),
        (Decision decision) ->
            MessageCodec.write(
                new ClearChargingProfileRequest.Response(
                    switch (decision) {
                      case ACCEPTED -> ClearChargingProfileStatusEnumType.ACCEPTED;
                      case REJECTED -> ClearChargingProfileStatusEnumType.UNKNOWN;
                    },
                    null)));
  }

  private static Inbound composite(GetCompositeScheduleRequest request) {
    if (request.duration() < 0) {
      return new Inbound.Settled(composite((CompositeSchedule) null));
    }
    return new Inbound.Asked<>(
        new Ask.ReadCompositeSchedule(
            Places.read(request.evseId()),
            Duration.ofSeconds(request.duration()),
            request.chargingRateUnit()),
        (Verdict.Composite answer) -> composite(answer.schedule()));
  }

  private static String composite(@Nullable CompositeSchedule schedule) {
    Decision decision = schedule == null ? Decision.REJECTED : Decision.ACCEPTED;
    return MessageCodec.write(
        new GetCompositeScheduleRequest.Response(
            Generic.of(decision), schedule == null ? null : Profiles.write(schedule), null));
  }
}
