#include "services/observations/ObservedDocuments.h"

#include "services/store/Statement.h"

#include <QCryptographicHash>

namespace ph {

namespace {

ObservedDocument documentIn(const Statement& row, const QString& kind, const QString& name)
{
    return {kind, name, row.string(0), row.integer(1), row.integer(2)};
}

} // namespace

QString documentDigest(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

ObservedDocument ObservedDocuments::put(const QString& kind, const QString& name, const QByteArray& bytes,
                                        std::int64_t nowMs)
{
    ObservedDocument document{kind, name, documentDigest(bytes), nowMs, nowMs};
    {
        Statement last(db_, "SELECT digest, first_ms, last_ms FROM document_name WHERE kind = ?1 AND "
                            "name = ?2 ORDER BY first_ms DESC LIMIT 1");
        last.bindText(1, kind).bindText(2, name);
        if (last.step()) {
            const auto before = documentIn(last, kind, name);
            if (before.digest == document.digest) {
                document.firstMs = before.firstMs;
                document.lastMs = std::max(before.lastMs, nowMs);
            } else {
                document.firstMs = document.lastMs = std::max(nowMs, before.firstMs + 1); // a clock set back
            }
        }
    }
    Statement(db_, "INSERT INTO document(digest, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
        .bindText(1, document.digest)
        .bindBlob(2, {bytes.constData(), std::size_t(bytes.size())})
        .run();
    Statement(db_, "INSERT INTO document_name(kind, name, digest, first_ms, last_ms) VALUES (?1, ?2, ?3, ?4, "
                   "?5) ON CONFLICT DO UPDATE SET last_ms = excluded.last_ms")
        .bindText(1, kind)
        .bindText(2, name)
        .bindText(3, document.digest)
        .bind(4, document.firstMs)
        .bind(5, document.lastMs)
        .run();
    return document;
}

std::optional<QByteArray> ObservedDocuments::bytes(const QString& digest)
{
    Statement select(db_, "SELECT bytes FROM document WHERE digest = ?1");
    select.bindText(1, digest);
    if (!select.step())
        return std::nullopt;
    return select.bytes(0);
}

std::vector<ObservedDocument> ObservedDocuments::named(const QString& kind, const QString& name)
{
    std::vector<ObservedDocument> documents;
    Statement select(db_, "SELECT digest, first_ms, last_ms FROM document_name WHERE kind = ?1 AND name = ?2 "
                          "ORDER BY first_ms");
    select.bindText(1, kind).bindText(2, name);
    while (select.step())
        documents.push_back(documentIn(select, kind, name));
    return documents;
}

} // namespace ph
