package hitchpost.simulator.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hitchpost.simulator.conformance.Scenario;
import hitchpost.simulator.hardware.MeterSignatures;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Which test shows what a configuration key does, for every key that OCPP 1.6 and its application
 * notes have, and every key that the station has.
 */
class KeyTableTest {
  /** The key, what the CSMS may do with it, and the tests of this package or of conformance. */
  private static final String TABLE =
      """
      AllowOfflineTxForUnknownId RW AuthorizationKeysTest.allowOfflineTxForUnknownIdSaysWhetherAStrangerMayCharge
      AuthorizationCacheEnabled RW AuthorizationKeysTest.authorizationCacheEnabledSwitchesTheCache
      AuthorizeRemoteTxRequests RW AuthorizationKeysTest.authorizeRemoteTxRequestsSaysWhetherARemoteTokenIsAskedFor
      BlinkRepeat RW StationKeysTest.blinkRepeatIsHowOftenTheLightBlinksWhenItSignals
      ClockAlignedDataInterval RW MeteringKeysTest.f07_clockAlignedDataIntervalDividesTheDayFromMidnight
      ConnectionTimeOut RW TransactionKeysTest.connectionTimeOutIsHowLongACardWaitsForItsCar
      ConnectorPhaseRotation RW ConfigurationKeysTest.connectorPhaseRotationTakesAnyRotationOfAnyConnectorAndTheGrid
      ConnectorPhaseRotationMaxLength R ConfigurationKeysTest.connectorPhaseRotationTakesAnyRotationOfAnyConnectorAndTheGrid
      GetConfigurationMaxKeys R ConfigurationKeysTest.getConfigurationMaxKeysIsHowManyMayBeAskedFor
      HeartbeatInterval RW StationKeysTest.heartbeatIntervalIsThatOfTheBootAndCanBeSet
      LightIntensity RW StationKeysTest.lightIntensityIsThatOfTheLight
      LocalAuthorizeOffline RW AuthorizationKeysTest.localAuthorizeOfflineSaysWhetherTheCacheCountsOffline
      LocalPreAuthorize RW AuthorizationKeysTest.localPreAuthorizeStartsAKnownTokenWithoutAsking
      MaxEnergyOnInvalidId RW TransactionKeysTest.f68_maxEnergyOnInvalidIdCountsFromTheRefusal
      MeterValuesAlignedData RW MeteringKeysTest.meterValuesAlignedDataSaysWhatIsMeasuredAtTheBoundary
      MeterValuesAlignedDataMaxLength R ConfigurationKeysTest.f57_spacesAndTheEmptyListAreFineAndTheMaximumIsPublished
      MeterValuesSampledData RW MeteringKeysTest.meterValuesSampledDataSaysWhatIsSampledPhaseByPhase
      MeterValuesSampledDataMaxLength R ConfigurationKeysTest.f57_spacesAndTheEmptyListAreFineAndTheMaximumIsPublished
      MeterValueSampleInterval RW MeteringKeysTest.meterValueSampleIntervalIsCountedFromTheStart
      MinimumStatusDuration RW StationKeysTest.minimumStatusDurationLeavesOutWhatPassesQuickly
      NumberOfConnectors R ConfigurationKeysTest.numberOfConnectorsCountsThem
      ResetRetries RW ResetTest.resetRetriesSaysHowOftenAFailedResetIsRepeated
      StopTransactionOnEVSideDisconnect RW TransactionKeysTest.withoutStopTransactionOnEvSideDisconnectTheTransactionGoesOn
      StopTransactionOnInvalidId RW TransactionKeysTest.f68_withoutStopTransactionOnInvalidIdOnlyTheEnergyStops
      StopTxnAlignedData RW MeteringKeysTest.stopTxnAlignedDataComesWithBeginBoundariesAndEnd
      StopTxnAlignedDataMaxLength R ConfigurationKeysTest.f57_spacesAndTheEmptyListAreFineAndTheMaximumIsPublished
      StopTxnSampledData RW MeteringKeysTest.stopTxnSampledDataComesWithBeginSamplesAndEnd
      StopTxnSampledDataMaxLength R ConfigurationKeysTest.f57_spacesAndTheEmptyListAreFineAndTheMaximumIsPublished
      SupportedFeatureProfiles R FeatureProfilesTest.anActionOfAProfileThatIsOffIsNotSupported
      SupportedFeatureProfilesMaxLength R ConfigurationKeysTest.supportedFeatureProfilesNamesTheCore
      TransactionMessageAttempts RW TransactionKeysTest.transactionMessageAttemptsAndRetryIntervalSpaceTheAttempts
      TransactionMessageRetryInterval RW TransactionKeysTest.transactionMessageAttemptsAndRetryIntervalSpaceTheAttempts
      UnlockConnectorOnEVSideDisconnect RW TransactionKeysTest.withoutUnlockConnectorOnEvSideDisconnectTheCableWaitsForItsOwner
      WebSocketPingInterval RW StationKeysTest.webSocketPingIntervalSpacesThePings
      MessageTimeout RW StationKeysTest.messageTimeoutIsHowLongAnAnswerMayTake
      StopTransactionMaxMeterValues R MeteringKeysTest.stopTransactionMaxMeterValuesIsKeptAndBeginAndEndSurvive
      SupportedFileTransferProtocols R ConfigurationKeysTest.supportedFileTransferProtocolsNamesWhatIsTransferredWith
      LocalAuthListEnabled RW LocalListKeysTest.localAuthListEnabledSwitchesTheList
      LocalAuthListMaxLength R LocalListKeysTest.m19_localAuthListMaxLengthIsWhatTheListCanHold
      SendLocalListMaxLength R LocalListTest.aListOfThePublishedLengthFitsHoweverLargeItsEntries
      ReserveConnectorZeroSupported R ReservationOfAnyTest.reserveConnectorZeroSupportedSaysWhetherConnector0CanBeReserved
      ChargeProfileMaxStackLevel R ChargingProfilesTest.m19_theKeysAreTheBounds
      ChargingScheduleAllowedChargingRateUnit R ChargingProfilesTest.m19_theKeysAreTheBounds
      ChargingScheduleMaxPeriods R ChargingProfilesTest.m19_theKeysAreTheBounds
      ConnectorSwitch3to1PhaseSupported R ChargingLimitsTest.f53_aLimitHoldsPerPhaseAlsoAfterTheNumberOfPhasesChanged
      MaxChargingProfilesInstalled R ChargingProfilesTest.m19_aFullStoreMakesRoomByForgettingWhatIsOver
      AdditionalRootCertificateCheck R SecurityEventsTest.m05_withTheAdditionalCheckOnlyASuccessorSignedByTheOldRootIsTaken
      AuthorizationKey W CredentialsTest.f48_s04_aNewPasswordIsUsedAtOnceAndKept
      CertificateSignedMaxChainSize R ConfigurationKeysTest.certificateSignedMaxChainSizeIsTheLongestChainThatIsLookedAt
      CertificateStoreMaxLength R SecurityTest.m19_s12_moreRootsThanFitAreRefusedAndTheSameAgainIsFine
      CpoName RW SecurityEventsTest.aTriggerForACertificateNeedsAnOperator
      SecurityProfile RW SecurityTest.TC_083_CS
      MeterPublicKey[ConnectorID] R SigningKeysTest.meterPublicKeyIsReadOnlyAndOneEachConnector
      PublicKeyWithSignedMeterValue RW SigningKeysTest.publicKeyWithSignedMeterValueSaysHowOftenTheKeyIsTold
      SampledDataSignReadings RW SigningKeysTest.sampledDataSignReadingsSwitchesSigningOff
      StartTxnSampledData RW SigningKeysTest.startTxnSampledDataTellsTheBeginRightAfterTheStart
      SampledDataSignStartedReadings RW SigningKeysTest.sampledDataSignStartedReadingsSignsThatBegin
      SampledDataSignUpdatedReadings RW SigningKeysTest.sampledDataSignUpdatedReadingsSignsSamples
      AlignedDataSignReadings RW SigningKeysTest.alignedDataSignReadingsSignsBothEndsAsWell
      AlignedDataSignUpdatedReadings RW SigningKeysTest.alignedDataSignUpdatedReadingsSignsAlignedValues
      ISO15118PnCEnabled RW PlugAndChargeTest.iso15118PnCEnabledSwitchesItOff
      CentralContractValidationAllowed RW PlugAndChargeTest.centralContractValidationAllowedPassesTheChainOn
      ContractValidationOffline RW PlugAndChargeTest.contractValidationOfflineSaysWhatHoldsWithoutTheCsms
      CustomDisplayCostAndPrice R PricesTest.customDisplayCostAndPriceIsReadOnlyAndOffMeansNothingIsShown
      CustomIdleFeeAfterStop RW PricesTest.customIdleFeeAfterStopTellsOfThePulledPlugAlsoAfterAPowerCut
      DefaultPrice RW PricesTest.defaultPriceIsShownToAnybodyAndAnotherTextOffline
      NumberOfDecimalsForCostValues RW PricesTest.numberOfDecimalsForCostValuesRoundsWhatIsShown
      """;

  /** The folder of schemas that every test takes, and the tables beside it. */
  private static final Path STANDARD =
      Path.of(System.getProperty("ocpp.schemas", "../../shared/schemas"))
          .resolveSibling("conformance")
          .resolve("config_keys_16.csv");

  private static final List<String> PACKAGES =
      List.of("hitchpost.simulator.field.", "hitchpost.simulator.conformance.");

  private record Row(String key, String access, String test) {
    @Override
    public String toString() {
      return key;
    }
  }

  private static Stream<Row> rows() {
    return TABLE
        .lines()
        .map(line -> line.split(" "))
        .map(words -> new Row(words[0], words[1], words[2]));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTestOfEachKeyIsThere(Row row) {
    int dot = row.test().indexOf('.');
    String method = row.test().substring(dot + 1);
    Class<?> type = find(row.test().substring(0, dot));
    assertTrue(
        Arrays.stream(type.getDeclaredMethods())
            .anyMatch(m -> m.getName().equals(method) && isTest(m)),
        "there is no test " + row.test());
  }

  private static Class<?> find(String name) {
    for (String place : PACKAGES) {
      try {
        return Class.forName(place + name);
      } catch (ClassNotFoundException elsewhere) {
        continue;
      }
    }
    throw new AssertionError("there is no class " + name);
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  @Test
  void everyKeyOfTheStandardHasATestAndTheAccessThatTheStandardGivesIt() throws IOException {
    assumeTrue(Files.exists(STANDARD), "no table of keys at " + STANDARD);
    Map<String, Row> table = new TreeMap<>();
    rows().forEach(row -> table.put(row.key(), row));
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(STANDARD).stream().skip(1).toList()) {
      String[] cells = line.split(",", 6);
      Row row = table.get(cells[0]);
      if (row == null || !List.of(cells[3].split(" or ")).contains(row.access())) {
        wrong.add(cells[0] + ", which may be " + cells[3]);
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** The station of this has what not every station has: a meter that signs. */
  @Test
  void everyKeyOfTheStationHasATestAndTheAccessThatTheTableGivesIt() {
    var station =
        new Scenario().withSigningMeter("KEY", new MeterSignatures(null, null, null)).booted();
    Map<String, Boolean> table = new TreeMap<>();
    rows().forEach(row -> table.put(named(row.key()), row.access().equals("R")));
    Map<String, Boolean> found = new TreeMap<>();
    for (JsonNode key : station.csms.sends("GetConfiguration", "{}").get("configurationKey")) {
      found.put(key.get("key").asString(), key.get("readonly").asBoolean());
    }
    assertEquals(new TreeSet<>(table.keySet()), new TreeSet<>(found.keySet()));
    assertEquals(table, found);
  }

  /** One key stands for as many as there are connectors. */
  private static String named(String key) {
    return key.replace("[ConnectorID]", "1");
  }
}
