#pragma once

#include "services/release/Ledger.h"

namespace ph {

/// The bytes that a DSSE signature is over: "DSSEv1 LEN(type) type LEN(body) body" (DSSE v1.0, protocol.md).
QByteArray dssePreAuthEncoding(const QByteArray& payloadType, const QByteArray& payload);

/// An entry as an in-toto Statement v1: its subject is the entry by its hash, its predicate the entry itself.
Result<QByteArray> inTotoStatement(const LedgerEntry& entry);

/// The ledger as DSSE envelopes, one a line, each signed by `exporter`; in order.
Result<QByteArray> exportLedger(const QList<LedgerEntry>& entries, const SigningKey& exporter);

Result<QByteArray> exportLedgerLines(const QByteArray& lines, const SigningKey& exporter);

/// Checks the envelopes' signatures, then the ledger inside.
LedgerCheck verifyExport(const QByteArray& envelopes, const KnownKeys& keys, const QString& anchor = {});

} // namespace ph
