#include "app/help/LoadHandbook.h"

#include <QFile>
#include <QLocale>

#include <optional>

static void initHandbook()
{
    Q_INIT_RESOURCE(handbook); // compiled into a static library, which the linker would leave out
}

namespace ph {

namespace {

std::optional<QString> handbookFile(const QString& name)
{
    QFile file(QStringLiteral(":/handbook/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

} // namespace

Handbook loadHandbook(const QString& language)
{
    initHandbook();
    const auto inLanguage = [&](const QString& name) {
        return language.isEmpty() ? std::nullopt : handbookFile(language + u'/' + name);
    };
    const auto contents = QStringLiteral("README.md");
    Handbook book;
    book.groups =
        readHandbookGroups(inLanguage(contents).value_or(handbookFile(contents).value_or(QString())));
    for (const auto& group : std::as_const(book.groups)) {
        for (const auto& id : group.chapters) {
            const auto name = id + QStringLiteral(".md");
            const auto own = inLanguage(name);
            const auto text = own ? own : handbookFile(name);
            if (!text)
                continue;
            auto chapter = readHandbookChapter(id, *text);
            if (own)
                chapter.folder = language + u'/';
            else if (!language.isEmpty())
                chapter.language = HandbookChapter::Language::English;
            book.chapters.append(std::move(chapter));
        }
    }
    return book;
}

QString handbookLanguage()
{
    return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QString();
}

} // namespace ph
