package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smart charging (block K), in both directions. */
class SmartChargingMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            SetChargingProfileRequest        | {'evseId':0,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}]}}
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':-1,\
            'stackLevel':3,'chargingProfilePurpose':'ChargingStationMaxProfile',\
            'chargingProfileKind':'Recurring','recurrencyKind':'Weekly',\
            'validFrom':'2024-03-10T08:00:00Z','validTo':'2024-03-11T08:00:00Z',\
            'chargingSchedule':[{'id':1,'startSchedule':'2024-03-10T08:00:00Z','duration':86400,\
            'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'limit':11040.123,\
            'numberPhases':1,'phaseToUse':2}],'minChargingRate':1380.5,'salesTariff':{'id':1,\
            'salesTariffDescription':'night','numEPriceLevels':2,\
            'salesTariffEntry':[{'relativeTimeInterval':{'start':0,'duration':60},'ePriceLevel':1,\
            'consumptionCost':[{'startValue':0,'cost':[{'costKind':'CarbonDioxideEmission',\
            'amount':5,'amountMultiplier':-3}]}]}]}}],'customData':{'vendorId':'v',\
            'b':{'c':null}}}}
            SetChargingProfileResponse       | {'status':'Rejected',\
            'statusInfo':{'reasonCode':'InvalidProfile'}}
            ClearChargingProfileRequest      | {}
            ClearChargingProfileRequest      | {'chargingProfileId':1}
            ClearChargingProfileRequest      | {'chargingProfileCriteria':{'evseId':0,\
            'chargingProfilePurpose':'TxDefaultProfile','stackLevel':1}}
            ClearChargingProfileResponse     | {'status':'Unknown'}
            GetChargingProfilesRequest       | {'requestId':1,'chargingProfile':{}}
            GetChargingProfilesRequest       | {'requestId':1,'evseId':0,\
            'chargingProfile':{'chargingProfilePurpose':'TxProfile','stackLevel':0,\
            'chargingProfileId':[1,2],'chargingLimitSource':['EMS','CSO']}}
            GetChargingProfilesResponse      | {'status':'NoProfiles'}
            ReportChargingProfilesRequest    | {'requestId':1,'chargingLimitSource':'CSO',\
            'evseId':1,'tbc':false,'chargingProfile':[{'id':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}]}]}
            ReportChargingProfilesResponse   | {}
            GetCompositeScheduleRequest      | {'duration':3600,'evseId':0}
            GetCompositeScheduleRequest      | {'duration':0,'chargingRateUnit':'W','evseId':1}
            GetCompositeScheduleResponse     | {'status':'Rejected'}
            GetCompositeScheduleResponse     | {'status':'Accepted','schedule':{'evseId':0,\
            'scheduleStart':'2024-03-10T08:00:00Z','duration':3600,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':16}]}}
            NotifyChargingLimitRequest       | {'evseId':1,\
            'chargingLimit':{'chargingLimitSource':'SO','isGridCritical':true},\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}]}
            NotifyChargingLimitResponse      | {}
            ClearedChargingLimitRequest      | {'chargingLimitSource':'EMS'}
            NotifyEVChargingNeedsRequest     | {'evseId':1,'maxScheduleTuples':3,\
            'chargingNeeds':{'requestedEnergyTransfer':'AC_three_phase',\
            'departureTime':'2024-03-10T08:00:00Z','acChargingParameters':{'energyAmount':1,\
            'evMinCurrent':6,'evMaxCurrent':16,'evMaxVoltage':230}}}
            NotifyEVChargingNeedsRequest     | {'evseId':1,\
            'chargingNeeds':{'requestedEnergyTransfer':'DC',\
            'dcChargingParameters':{'evMaxCurrent':400,'evMaxVoltage':800,'stateOfCharge':0,\
            'fullSoC':100,'bulkSoC':80}}}
            NotifyEVChargingNeedsResponse    | {'status':'Processing'}
            NotifyEVChargingScheduleRequest  | {'timeBase':'2024-03-10T08:00:00Z','evseId':1,\
            'chargingSchedule':{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]}}
            NotifyEVChargingScheduleResponse | {'status':'Accepted'}
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
            SetChargingProfileRequest        | {'connectorId':0,\
            'csChargingProfiles':{}} | Format | connectorId
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}}} | Type | chargingProfile.chargingSchedule
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'ChargePointMaxProfile',\
            'chargingProfileKind':'Relative','chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}]}} | Property | chargingProfile.chargingProfilePurpose
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]},{'id':1,\
            'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':8.1}]},\
            {'id':1,'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]},{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}]}} | Occurrence | chargingProfile.chargingSchedule
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0}]}]}} | Occurrence \
            | chargingProfile.chargingSchedule[0].chargingSchedulePeriod[0].limit
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'kW',\
            'chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':1}]}]}} | Property | chargingProfile.chargingSchedule[0].chargingRateUnit
            SetChargingProfileRequest        | {'evseId':1,'chargingProfile':{'id':1,\
            'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[]}]}} | Occurrence \
            | chargingProfile.chargingSchedule[0].chargingSchedulePeriod
            ClearChargingProfileRequest      | {'id':1} | Format | id
            ClearChargingProfileRequest      | {'chargingProfileCriteria':{'stackLevel':'1'}} \
            | Type | chargingProfileCriteria.stackLevel
            GetChargingProfilesRequest       | {'requestId':1} | Occurrence | chargingProfile
            GetChargingProfilesRequest       | {'requestId':1,\
            'chargingProfile':{'chargingLimitSource':['EMS','EMS','EMS','EMS',\
            'EMS']}} | Occurrence | chargingProfile.chargingLimitSource
            ReportChargingProfilesRequest    | {'requestId':1,'chargingLimitSource':'CSMS',\
            'evseId':1,'chargingProfile':[{'id':1,'stackLevel':0,\
            'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',\
            'chargingSchedule':[{'id':1,'chargingRateUnit':'A',\
            'chargingSchedulePeriod':[{'startPeriod':0,\
            'limit':8.1}]}]}]} | Property | chargingLimitSource
            GetCompositeScheduleRequest      | {'evseId':1} | Occurrence | duration
            GetCompositeScheduleRequest      | {'duration':3600,'evseId':1,\
            'chargingRateUnit':'Wh'} | Property | chargingRateUnit
            NotifyEVChargingNeedsRequest     | {'evseId':1,\
            'chargingNeeds':{'requestedEnergyTransfer':'DC',\
            'dcChargingParameters':{'evMaxCurrent':400,'evMaxVoltage':800,\
            'stateOfCharge':101}}} | Property | chargingNeeds.dcChargingParameters.stateOfCharge
            NotifyEVChargingNeedsRequest     | {'evseId':1,\
            'chargingNeeds':{'requestedEnergyTransfer':'AC'}} | Property \
            | chargingNeeds.requestedEnergyTransfer
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
