#include "services/connectors/mlflow/MlflowDecode.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/mlflow/MlflowDecodeHistory.h"
#include "services/connectors/mlflow/MlflowDecodeRun.h"

namespace ph {

namespace {

namespace json = mlflow::json;
using mlflow::error_code;
using mlflow::SUCCESS;

/// Walks the reply's top level. `use` is given what is named so, of the type that it takes; it is not called
/// where that is missing or null.
template <class Part, class Use>
Result<DecodedPage> decodePage(std::string& body, const QString& where, std::string_view name, Use use)
{
    const auto unreadable = [&where](error_code code) {
        return fail(ErrorKind::Unreadable, where, QString::fromLatin1(simdjson::error_message(code)));
    };
    try {
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        json::parser parser;
        json::document document;
        if (const auto e =
                parser.iterate(simdjson::padded_string_view(body.data(), body.size(), body.capacity()))
                    .get(document))
            return unreadable(e);
        json::object root;
        if (const auto e = document.get_object().get(root))
            return unreadable(e);
        DecodedPage page;
        const auto failed = mlflow::eachField(root, [&](json::raw_json_string key, json::value& value) {
            if (key == "next_page_token") {
                std::string_view token;
                std::string spare;
                if (mlflow::readText(value, token, spare) == mlflow::Read::Value)
                    page.nextPageToken = QString::fromUtf8(token.data(), qsizetype(token.size()));
            } else if (key == name && !mlflow::isNull(value)) {
                Part part;
                const auto e = value.get(part);
                return e ? e : use(part, page.faults);
            }
            return SUCCESS;
        });
        if (failed)
            return unreadable(failed);
        const char* rest = nullptr;
        if (document.current_location().get(rest) == SUCCESS)
            return unreadable(simdjson::TRAILING_CONTENT);
        return page;
    } catch (const std::exception& e) {
        return fail(ErrorKind::Unreadable, where, QString::fromUtf8(e.what()));
    }
}

} // namespace

Result<DecodedPage> decodeRunPage(std::string& body, const QString& where, RunBatch& batch)
{
    return decodePage<json::array>(
        body, where, "runs", [&batch, bytes = body.size()](json::array runs, std::vector<ItemFault>& faults) {
            return mlflow::RunDecoder(batch, faults, "runs", bytes).runs(runs);
        });
}

Result<DecodedPage> decodeRun(std::string& body, const QString& where, RunBatch& batch)
{
    const auto before = batch.size();
    auto page = decodePage<json::object>(body, where, "run",
                                         [&batch](json::object run, std::vector<ItemFault>& faults) {
                                             return mlflow::RunDecoder(batch, faults, "run", 0).run(run);
                                         });
    if (page && batch.size() == before)
        return fail(ErrorKind::NotFound, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The reply holds no run")));
    return page;
}

Result<DecodedPage> decodeHistoryPage(std::string& body, const QString& where, MetricPoints& points)
{
    return decodePage<json::array>(body, where, "metrics",
                                   [&points](json::array metrics, std::vector<ItemFault>& faults) {
                                       return mlflow::decodeHistory(metrics, points, faults);
                                   });
}

} // namespace ph
