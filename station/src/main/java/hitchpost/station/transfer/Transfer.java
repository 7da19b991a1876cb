package hitchpost.station.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A way to transfer files. */
interface Transfer {
  /** What an upload sends. */
  interface Source {
    InputStream open() throws IOException;

    long size() throws IOException;
  }

  /**
   * Fetches a file.
   *
   * @throws IOException when it is not whole; its message shows no credentials
   */
  void download(Location from, OutputStream to, Pace pace) throws IOException, TransferException;

  /** Brings a file, whole; a folder gets it by this name. */
  void upload(Location to, String fileName, Source file, Pace pace)
      throws IOException, TransferException;
}
