package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security (block A) and certificates (block M), in both directions. */
class SecurityMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            SignCertificateRequest             | {'csr':'pem'}
            SignCertificateRequest             | {'csr':'','certificateType':'V2GCertificate'}
            SignCertificateResponse            | {'status':'Rejected',\
            'statusInfo':{'reasonCode':'NoSigner','additionalInfo':'later'}}
            CertificateSignedRequest           | {'certificateChain':'pem',\
            'certificateType':'ChargingStationCertificate'}
            CertificateSignedResponse          | {'status':'Accepted'}
            SecurityEventNotificationRequest   | {'type':'InvalidTLSVersion',\
            'timestamp':'2024-03-10T08:00:00Z','techInfo':'1.1'}
            SecurityEventNotificationRequest   | {'type':'an event of a vendor',\
            'timestamp':'2024-03-10T08:00:00.123Z'}
            SecurityEventNotificationResponse  | {}
            InstallCertificateRequest          | {'certificateType':'CSMSRootCertificate',\
            'certificate':'pem'}
            InstallCertificateResponse         | {'status':'Failed'}
            DeleteCertificateRequest           | {'certificateHashData':{'hashAlgorithm':'SHA256',\
            'issuerNameHash':'a0','issuerKeyHash':'b1','serialNumber':'2'}}
            DeleteCertificateResponse          | {'status':'NotFound'}
            GetInstalledCertificateIdsRequest  | {}
            GetInstalledCertificateIdsRequest  | {'certificateType':['V2GCertificateChain',\
            'MORootCertificate']}
            GetInstalledCertificateIdsResponse | {'status':'NotFound'}
            GetInstalledCertificateIdsResponse | {'status':'Accepted',\
            'certificateHashDataChain':[{'certificateType':'V2GCertificateChain',\
            'certificateHashData':{'hashAlgorithm':'SHA256','issuerNameHash':'a0',\
            'issuerKeyHash':'b1','serialNumber':'2'},\
            'childCertificateHashData':[{'hashAlgorithm':'SHA256','issuerNameHash':'a0',\
            'issuerKeyHash':'b1','serialNumber':'2'}]}]}
            Get15118EVCertificateRequest       \
            | {'iso15118SchemaVersion':'urn:iso:15118:2:2013:MsgDef','action':'Install',\
            'exiRequest':'gJgC'}
            Get15118EVCertificateResponse      | {'status':'Accepted','exiResponse':''}
            GetCertificateStatusRequest        | {'ocspRequestData':{'hashAlgorithm':'SHA256',\
            'issuerNameHash':'a0','issuerKeyHash':'b1','serialNumber':'2',\
            'responderURL':'http://ocsp.example'}}
            GetCertificateStatusResponse       | {'status':'Failed'}
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
            SignCertificateRequest             | {} | Occurrence | csr
            SignCertificateRequest             | {'csr':'pem',\
            'certificateType':'CSMSRootCertificate'} | Property | certificateType
            SignCertificateResponse            | {'status':'Failed'} | Property | status
            CertificateSignedRequest           | {'cert':'pem'} | Format | cert
            CertificateSignedRequest           | {'certificateChain':['pem']} | Type \
            | certificateChain
            CertificateSignedResponse          | {'status':'accepted'} | Property | status
            SecurityEventNotificationRequest   | {'type':'SettingSystemTime',\
            'timestamp':'2024-03-10T08:00:00'} | Property | timestamp
            SecurityEventNotificationRequest   | {'type':'SettingSystemTime',\
            'timestamp':1710057600} | Type | timestamp
            SecurityEventNotificationResponse  | {'status':'Accepted'} | Format | status
            InstallCertificateRequest          | {'certificateType':'CentralSystemRootCertificate',\
            'certificate':'pem'} | Property | certificateType
            InstallCertificateRequest          | {'certificateType':'V2GCertificateChain',\
            'certificate':'pem'} | Property | certificateType
            DeleteCertificateRequest           | {'certificateHashData':{'hashAlgorithm':'SHA1',\
            'issuerNameHash':'a0','issuerKeyHash':'b1',\
            'serialNumber':'2'}} | Property | certificateHashData.hashAlgorithm
            DeleteCertificateRequest           | {'certificateHashData':{'hashAlgorithm':'SHA256',\
            'issuerNameHash':'a0','issuerKeyHash':'b1'}} | Occurrence \
            | certificateHashData.serialNumber
            GetInstalledCertificateIdsRequest  | {'certificateType':[]} | Occurrence \
            | certificateType
            GetInstalledCertificateIdsRequest  | {'certificateType':'MORootCertificate'} | Type \
            | certificateType
            GetInstalledCertificateIdsRequest  | {'certificateType':['MORootCertificate',\
            'Other']} | Property | certificateType[1]
            GetInstalledCertificateIdsResponse | {'status':'Accepted',\
            'certificateHashDataChain':[]} | Occurrence | certificateHashDataChain
            Get15118EVCertificateResponse      | {'status':'Accepted'} | Occurrence | exiResponse
            GetCertificateStatusRequest        | {'ocspRequestData':{'hashAlgorithm':'SHA256',\
            'issuerNameHash':'a0','issuerKeyHash':'b1',\
            'serialNumber':'2'}} | Occurrence | ocspRequestData.responderURL
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
