package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of the security whitepaper, in both directions. */
class SecurityMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            CertificateSigned.req             | {'certificateChain':'-----BEGIN'}
            CertificateSigned.conf            | {'status':'Rejected'}
            DeleteCertificate.req             | {'certificateHashData':{'hashAlgorithm':'SHA384',\
            'issuerKeyHash':'ab','issuerNameHash':'CD','serialNumber':'FFF'}}
            DeleteCertificate.conf            | {'status':'NotFound'}
            ExtendedTriggerMessage.req        | {'requestedMessage':'SignChargePointCertificate'}
            ExtendedTriggerMessage.req        | {'connectorId':1,'requestedMessage':'MeterValues'}
            ExtendedTriggerMessage.conf       | {'status':'NotImplemented'}
            GetInstalledCertificateIds.req    | {'certificateType':'ManufacturerRootCertificate'}
            GetInstalledCertificateIds.conf   | {'status':'NotFound'}
            GetInstalledCertificateIds.conf   | {'certificateHashData':[{'hashAlgorithm':'SHA256',\
            'issuerKeyHash':'ab','issuerNameHash':'CD','serialNumber':'1'}],'status':'Accepted'}
            GetLog.req                        | {'log':{'remoteLocation':'ftp://u:p@h/d'},\
            'logType':'SecurityLog','requestId':1}
            GetLog.conf                       | {'filename':'security.log','status':'Accepted'}
            InstallCertificate.req            | {'certificate':'-----BEGIN',\
            'certificateType':'CentralSystemRootCertificate'}
            InstallCertificate.conf           | {'status':'Failed'}
            LogStatusNotification.req         | {'requestId':1,'status':'UploadFailure'}
            LogStatusNotification.conf        | {}
            SecurityEventNotification.req     | {'timestamp':'2024-03-10T08:00:00Z',\
            'type':'StartupOfTheDevice'}
            SecurityEventNotification.conf    | {}
            SignCertificate.req               | {'csr':'-----BEGIN'}
            SignCertificate.conf              | {'status':'Accepted'}
            SignedFirmwareStatusNotification.req  | {'requestId':1,'status':'InvalidSignature'}
            SignedFirmwareStatusNotification.conf | {}
            SignedUpdateFirmware.conf         | {'status':'RevokedCertificate'}
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
            CertificateSigned.req          | {} | Occurrence | certificateChain
            CertificateSigned.req          | {'certificateChain':5} | Type | certificateChain
            CertificateSigned.conf         | {'status':'Failed'} | Property | status
            DeleteCertificate.req          | {} | Occurrence | certificateHashData
            DeleteCertificate.req          | {'certificateHashData':{'hashAlgorithm':'MD5',\
            'issuerKeyHash':'ab','issuerNameHash':'CD','serialNumber':'FFF'}} \
            | Property | certificateHashData.hashAlgorithm
            ExtendedTriggerMessage.req     | {'requestedMessage':'TransactionEvent'} \
            | Property | requestedMessage
            GetInstalledCertificateIds.req | {'certificateType':'V2GRootCertificate'} \
            | Property | certificateType
            InstallCertificate.req         | {'certificateType':'ManufacturerRootCertificate'} \
            | Occurrence | certificate
            SecurityEventNotification.req  | {'timestamp':'now','type':'X'} | Property | timestamp
            SignCertificate.req            | {'csr':'x','certificateType':'V2G'} \
            | Formation | certificateType
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
