/// Stores offered to the laptops around over HTTP with the CouchDB protocol.
package enum Hub {}
