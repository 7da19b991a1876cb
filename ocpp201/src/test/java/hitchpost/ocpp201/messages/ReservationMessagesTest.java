package hitchpost.ocpp201.messages;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reservations (block H) and cost (block I), in both directions. */
class ReservationMessagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            ReserveNowRequest               | {'id':1,'expiryDateTime':'2024-03-10T08:00:00Z',\
            'idToken':{'idToken':'04E9','type':'ISO14443'}}
            ReserveNowRequest               | {'id':0,'expiryDateTime':'2024-03-10T08:00:00Z',\
            'connectorType':'s309-3P-32A','idToken':{'idToken':'04E9','type':'ISO14443'},\
            'evseId':1,'groupIdToken':{'idToken':'g','type':'Central'}}
            ReserveNowResponse              | {'status':'Occupied'}
            CancelReservationRequest        | {'reservationId':1}
            CancelReservationResponse       | {'status':'Rejected'}
            ReservationStatusUpdateRequest  | {'reservationId':1,\
            'reservationUpdateStatus':'Expired'}
            ReservationStatusUpdateResponse | {}
            CostUpdatedRequest              | {'totalCost':1.05,'transactionId':'t1'}
            CostUpdatedResponse             | {}
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
            ReserveNowRequest               | {'id':1,'idToken':{'idToken':'04E9',\
            'type':'ISO14443'}} | Occurrence | expiryDateTime
            ReserveNowRequest               | {'id':1,'expiryDateTime':'2024-03-10T08:00:00Z',\
            'idToken':{'idToken':'04E9','type':'ISO14443'},\
            'connectorType':'cCHAdeMO'} | Property | connectorType
            ReserveNowRequest               | {'id':1,'expiryDateTime':'tomorrow',\
            'idToken':{'idToken':'04E9','type':'ISO14443'}} | Property | expiryDateTime
            ReserveNowRequest               | {'reservationId':1,\
            'expiryDateTime':'2024-03-10T08:00:00Z','idToken':{'idToken':'04E9',\
            'type':'ISO14443'}} | Format | reservationId
            ReserveNowResponse              | {'status':'NotSupported'} | Property | status
            CancelReservationRequest        | {'reservationId':1.5} | Type | reservationId
            CancelReservationRequest        | {} | Occurrence | reservationId
            ReservationStatusUpdateRequest  | {'reservationId':1,\
            'reservationUpdateStatus':'Used'} | Property | reservationUpdateStatus
            CostUpdatedRequest              | {'transactionId':'t1'} | Occurrence | totalCost
            CostUpdatedRequest              | {'totalCost':'1.05',\
            'transactionId':'t1'} | Type | totalCost
          """)
  void isRefused(String message, String payload, String error, String path) {
    MessageTable.assertRefused(message, payload, error, path);
  }
}
