#include "services/release/SignedStatement.h"

namespace ph {

Result<QByteArray> signedBytes(const char* kind, const nlohmann::json& statement)
{
    return canonicalJson(statement).map(
        [&](const QByteArray& text) { return QByteArray(kind) + '\n' + text; });
}

Result<QByteArray> canonicalStatement(nlohmann::json statement, const QByteArray& signature)
{
    statement["signature"] = signature.toBase64().toStdString();
    return canonicalJson(statement);
}

} // namespace ph
