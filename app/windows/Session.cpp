#include "app/windows/Session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

const QString sessionSetting = QStringLiteral("window/session");
const QString oneWindowSetting = QStringLiteral("window/layout"); ///< of versions that had one window
const QString restoringSetting = QStringLiteral("window/restoring");

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<std::optional<Session>> keptLast(StateStore& state)
{
    const auto kept = state.setting(sessionSetting);
    if (!kept)
        return fail(kept.error());
    if (*kept)
        return sessionFromText(**kept);
    const auto layout = state.setting(oneWindowSetting);
    if (!layout)
        return fail(layout.error());
    if (!*layout)
        return std::optional<Session>();
    return std::optional(Session{{**layout}, 0});
}

} // namespace

QByteArray sessionText(const Session& session)
{
    QJsonArray windows;
    for (const auto& layout : session.windows)
        windows.append(QJsonDocument::fromJson(layout).object());
    return compact({{QStringLiteral("windows"), windows}, {QStringLiteral("active"), session.active}});
}

std::optional<Session> sessionFromText(const QByteArray& text)
{
    const auto object = QJsonDocument::fromJson(text).object();
    Session session;
    for (const auto window : object.value(QLatin1String("windows")).toArray()) {
        if (window.isObject() && session.windows.size() < maxSessionWindows)
            session.windows.append(compact(window.toObject()));
    }
    if (session.windows.isEmpty())
        return std::nullopt;
    const auto active = object.value(QLatin1String("active")).toInt();
    session.active = active >= 0 && active < session.windows.size() ? active : 0;
    return session;
}

QByteArray layoutBeside(const QByteArray& layout, const QStringList& tabs)
{
    auto beside = QJsonDocument::fromJson(layout).object();
    beside.remove(QStringLiteral("geometry")); // it would lie on the other one
    const auto pages = beside.value(QLatin1String("pages")).toObject();
    QJsonObject moved;
    for (const auto& tab : tabs) {
        if (pages.contains(tab))
            moved.insert(tab, pages.value(tab));
    }
    beside[QStringLiteral("pages")] = moved;
    beside[QStringLiteral("tabs")] = QJsonArray::fromStringList(tabs);
    beside[QStringLiteral("tab")] = tabs.value(0);
    return compact(beside);
}

Result<std::optional<KeptSession>> beginRestoring(StateStore& state)
{
    const auto last = keptLast(state);
    if (!last)
        return fail(last.error());
    if (!*last)
        return std::optional<KeptSession>();
    const auto begun = state.setting(restoringSetting);
    if (!begun)
        return fail(begun.error());
    if (*begun && !(*begun)->isEmpty())
        return std::optional(KeptSession{**last, KeptSession::Restore::OnlyOffered});
    if (auto noted = state.putSetting(restoringSetting, "begun"); !noted)
        return fail(noted.error());
    return std::optional(KeptSession{**last, KeptSession::Restore::AtOnce});
}

Result<void> endRestoring(StateStore& state)
{
    return state.putSetting(restoringSetting, {});
}

Result<void> keepSession(StateStore& state, const Session& session)
{
    return state.putSetting(sessionSetting, sessionText(session));
}

} // namespace ph
