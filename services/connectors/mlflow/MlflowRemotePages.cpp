#include "services/connectors/mlflow/MlflowRemotePages.h"

namespace ph::mlflow {

Result<void> readPages(const PagedList& list)
{
    PageGuard guard;
    QString token;
    do {
        const auto json = list.ask(token);
        if (!json)
            return fail(json.error());
        const JsonReader page(*json);
        auto progress = PageGuard::Progress::Nothing;
        int index = -1;
        for (const auto& item : page.items(list.name)) {
            ++index;
            const auto taken = list.take(item.raw());
            if (!taken)
                list.fault(QStringLiteral("%1[%2]").arg(QLatin1String(list.name)).arg(index), taken.error());
            else if (*taken == PageGuard::Progress::New)
                progress = PageGuard::Progress::New;
        }
        token = page.text("next_page_token");
        if (const auto mistake = page.mistake(list.where))
            return fail(*mistake);
        if (const auto ok = guard.accept(token, progress, list.where); !ok)
            return fail(ok.error());
    } while (!token.isEmpty());
    return {};
}

} // namespace ph::mlflow
