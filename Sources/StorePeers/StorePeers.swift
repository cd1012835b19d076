/// The local store and the stick as sides of a replication.
package enum StorePeers {}
