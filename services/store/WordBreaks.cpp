#include "services/store/WordBreaks.h"

#include <QList>

#include <algorithm>

namespace ph {

bool isWordByItself(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
        return QChar::isLetterOrNumber(character);
    default:
        return false;
    }
}

std::string withWordBreaks(std::string_view utf8)
{
    // These scripts begin at U+2E80, whose first byte is 0xE2: most text is left as it is.
    if (std::ranges::none_of(utf8, [](char c) { return static_cast<unsigned char>(c) >= 0xE2; }))
        return std::string(utf8);
    QString broken;
    for (const auto point : QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUcs4()) {
        const auto character = char32_t(point);
        if (isWordByItself(character))
            broken += u' ' + QString::fromUcs4(&character, 1) + u' ';
        else
            broken += QString::fromUcs4(&character, 1);
    }
    return broken.toStdString();
}

void addWordBreaks(Database& database)
{
    const auto call = [](sqlite3_context* context, int, sqlite3_value** arguments) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
        const auto broken =
            withWordBreaks({text ? text : "", std::size_t(sqlite3_value_bytes(arguments[0]))});
        sqlite3_result_text64(context, broken.data(), broken.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    };
    const int code = sqlite3_create_function_v2(database.handle(), "with_word_breaks", 1,
                                                SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, call, nullptr,
                                                nullptr, nullptr);
    if (code != SQLITE_OK)
        database.fail(code);
}

} // namespace ph
