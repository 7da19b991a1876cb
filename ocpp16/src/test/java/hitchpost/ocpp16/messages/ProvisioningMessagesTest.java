package hitchpost.ocpp16.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BootNotification, Heartbeat and StatusNotification, in both directions. */
class ProvisioningMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            BootNotification.req    | {'chargePointVendor':'Hitchpost','chargePointModel':'Post 22'}
            BootNotification.req    | {'chargePointVendor':'','chargePointModel':''}
            BootNotification.req    | {'chargePointVendor':'Hitchpost',\
            'chargePointModel':'Post 22','chargePointSerialNumber':'S1',\
            'chargeBoxSerialNumber':'B1','firmwareVersion':'1.2.3','iccid':'8949','imsi':'26201',\
            'meterType':'M','meterSerialNumber':'4711'}
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':300}
            BootNotification.conf   | {'status':'Pending','currentTime':'2024-03-10T08:00:00Z',\
            'interval':0}
            BootNotification.conf   | {'status':'Rejected','currentTime':'2024-03-10T08:00:00Z',\
            'interval':-1}
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':2147483647}
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':2147483648}
            Heartbeat.req           | {}
            Heartbeat.conf          | {'currentTime':'2024-03-10T08:00:00.250Z'}
            StatusNotification.req  | {'connectorId':0,'errorCode':'NoError','status':'Available'}
            StatusNotification.req  | {'connectorId':2,'errorCode':'EVCommunicationError',\
            'info':'CP short','status':'SuspendedEVSE','timestamp':'2024-03-10T08:00:00Z',\
            'vendorId':'dev.hitchpost','vendorErrorCode':'E17'}
            StatusNotification.req  | {'connectorId':1,'errorCode':'GroundFailure',\
            'status':'Faulted'}
            StatusNotification.conf | {}
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
            BootNotification.req    | {} | Occurrence | chargePointVendor
            BootNotification.req    | {'chargePointVendor':'H'} | Occurrence | chargePointModel
            BootNotification.req    | {'chargePointVendor':'abcdefghijklmnopqrstu',\
            'chargePointModel':'P'} | Property | chargePointVendor
            BootNotification.req    | {'chargePointVendor':'H',\
            'chargePointModel':'abcdefghijklmnopqrstu'} | Property | chargePointModel
            BootNotification.req    | {'chargePointVendor':'H','chargePointModel':'P',\
            'iccid':'abcdefghijklmnopqrstu'} | Property | iccid
            BootNotification.req    | {'chargePointVendor':'H','chargePointModel':'P',\
            'imsi':26201} | Type | imsi
            BootNotification.req    | {'chargePointVendor':'H','chargePointModel':'P',\
            'meterType':null} | Type | meterType
            BootNotification.req    | {'chargePointVendor':'H','chargePointModel':'P',\
            'reason':'PowerUp'} | Formation | reason
            BootNotification.req    | ['H','P'] | Formation | ``
            BootNotification.conf   | {'currentTime':'2024-03-10T08:00:00Z','interval':300} \
            | Occurrence | status
            BootNotification.conf   | {'status':'Accepted','interval':300} \
            | Occurrence | currentTime
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z'} \
            | Occurrence | interval
            BootNotification.conf   | {'status':'accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':300} | Property | status
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00',\
            'interval':300} | Property | currentTime
            BootNotification.conf   | {'status':'Accepted','currentTime':'0001-01-01T00:00:00Z',\
            'interval':300} | Property | currentTime
            BootNotification.conf   | {'status':'Accepted','currentTime':1710057600,\
            'interval':300} | Type | currentTime
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':300.5} | Type | interval
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':'300'} | Type | interval
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':9223372036854775808} | Property | interval
            BootNotification.conf   | {'status':'Accepted','currentTime':'2024-03-10T08:00:00Z',\
            'interval':1e999} | Type | interval
            Heartbeat.req           | {'currentTime':'2024-03-10T08:00:00Z'} \
            | Formation | currentTime
            Heartbeat.req           | null | Formation | ``
            Heartbeat.conf          | {} | Occurrence | currentTime
            Heartbeat.conf          | {'currentTime':''} | Property | currentTime
            Heartbeat.conf          | {'currentTime':null} | Type | currentTime
            StatusNotification.req  | {'errorCode':'NoError','status':'Available'} \
            | Occurrence | connectorId
            StatusNotification.req  | {'connectorId':1,'status':'Available'} \
            | Occurrence | errorCode
            StatusNotification.req  | {'connectorId':1,'errorCode':'NoError'} | Occurrence | status
            StatusNotification.req  | {'connectorId':-1,'errorCode':'NoError',\
            'status':'Available'} | Property | connectorId
            StatusNotification.req  | {'connectorId':'1','errorCode':'NoError',\
            'status':'Available'} | Type | connectorId
            StatusNotification.req  | {'connectorId':1,'errorCode':'Error','status':'Available'} \
            | Property | errorCode
            StatusNotification.req  | {'connectorId':1,'errorCode':'Mode3Error',\
            'status':'Available'} | Property | errorCode
            StatusNotification.req  | {'connectorId':1,'errorCode':'NoError','status':'Occupied'} \
            | Property | status
            StatusNotification.req  | {'connectorId':1,'errorCode':'NoError','status':'Available',\
            'info':'012345678901234567890123456789012345678901234567890'} | Property | info
            StatusNotification.conf | {'status':'Accepted'} | Formation | status
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
