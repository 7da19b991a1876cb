package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SetChargingProfile, ClearChargingProfile and GetCompositeSchedule, in both directions. */
class SmartChargingMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':16}]}}}
            SetChargingProfile.req    | {'connectorId':0,\
            'csChargingProfiles':{'chargingProfileId':1,'transactionId':7,'stackLevel':3,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Recurring',\
            'recurrencyKind':'Daily','validFrom':'2024-03-10T08:00:00Z',\
            'validTo':'2024-03-10T08:00:00Z','chargingSchedule':{'duration':3600,\
            'startSchedule':'2024-03-10T08:00:00Z','chargingRateUnit':'W',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':11000,'numberPhases':3},\
            {'startPeriod':60,'limit':0.5}],'minChargingRate':1380.1}}}
            SetChargingProfile.conf   | {'status':'NotSupported'}
            ClearChargingProfile.req  | {}
            ClearChargingProfile.req  | {'id':1,'connectorId':0,\
            'chargingProfilePurpose':'ChargePointMaxProfile','stackLevel':0}
            ClearChargingProfile.conf | {'status':'Unknown'}
            GetCompositeSchedule.req  | {'connectorId':0,'duration':86400}
            GetCompositeSchedule.req  | {'connectorId':1,'duration':60,'chargingRateUnit':'A'}
            GetCompositeSchedule.conf | {'status':'Rejected'}
            GetCompositeSchedule.conf | {'status':'Accepted','connectorId':1,\
            'scheduleStart':'2024-03-10T08:00:00Z','chargingSchedule':{'duration':60,\
            'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':0}]}}
          """)
  void isAccepted(String message, String payload) {
    MessageTable.assertAccepted(message, payload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            SetChargingProfile.req    | {'connectorId':1} | Occurrence | csChargingProfiles
            SetChargingProfile.req    | {'connectorId':-1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}} | Property | connectorId
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'kW',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}}} \
            | Property | csChargingProfiles.chargingSchedule.chargingRateUnit
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'ChargingStationMaxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}} | Property | csChargingProfiles.chargingProfilePurpose
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Dynamic',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}} | Property | csChargingProfiles.chargingProfileKind
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':-1,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}} | Property | csChargingProfiles.stackLevel
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'chargingProfilePurpose':'TxProfile',\
            'chargingProfileKind':'Relative','chargingSchedule':{'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}}} \
            | Occurrence | csChargingProfiles.stackLevel
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.15}]}}} \
            | Property | csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':1e999}]}}} \
            | Property | csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':'8.1'}]}}} \
            | Type | csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'setpoint':8.1}]}}} \
            | Formation | csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].setpoint
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[]}}} \
            | Occurrence | csChargingProfiles.chargingSchedule.chargingSchedulePeriod
            SetChargingProfile.req    | {'connectorId':1,\
            'csChargingProfiles':{'chargingProfileId':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}]}} \
            | Type | csChargingProfiles.chargingSchedule
            SetChargingProfile.conf   | {} | Occurrence | status
            ClearChargingProfile.req  | {'id':'1'} | Type | id
            ClearChargingProfile.req  | {'chargingProfilePurpose':''} \
            | Property | chargingProfilePurpose
            ClearChargingProfile.conf | {'status':'Rejected'} | Property | status
            GetCompositeSchedule.req  | {'connectorId':1} | Occurrence | duration
            GetCompositeSchedule.req  | {'connectorId':1,'duration':60,'chargingRateUnit':'kW'} \
            | Property | chargingRateUnit
            GetCompositeSchedule.conf | {'status':'Accepted',\
            'chargingSchedule':{'chargingRateUnit':'A'}} \
            | Occurrence | chargingSchedule.chargingSchedulePeriod
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
