#include "services/store/TextIndex.h"

#include "services/store/Statement.h"
#include "services/store/WordBreaks.h"

namespace ph {

namespace {

bool isMachineText(std::string_view tag)
{
    return tag == "mlflow.log-model.history"; // JSON of what was logged: every word of it occurs in every run
}

} // namespace

void TextIndex::put(std::int64_t run, const RunDocument& document, const KeyName& tagName, Row row)
{
    std::string tags;
    std::string_view note;
    for (const auto& tag : document.tags) {
        const auto key = tagName(tag.key);
        if (key == mlflowtag::note) {
            note = tag.text;
            continue;
        }
        if (isMachineText(key))
            continue;
        // Everyone has MLflow's own keys; only their values tell runs apart.
        if (!key.starts_with("mlflow.")) {
            tags += key;
            tags += ' ';
        }
        tags += tag.text;
        tags += '\n';
    }
    if (row == Row::Existing)
        Statement(db_, "DELETE FROM run_text WHERE rowid = ?1").bind(1, run).run();
    Statement insert(db_, "INSERT INTO run_text(rowid, name, tags, notes) VALUES (?1, ?2, ?3, ?4)");
    const auto nameWords = withWordBreaks(document.name);
    const auto tagWords = withWordBreaks(tags);
    const auto noteWords = withWordBreaks(note);
    insert.bind(1, run).bindText(2, nameWords).bindText(3, tagWords).bindText(4, noteWords).run();
}

QString textIndexQuery(const QString& text)
{
    // Split as the tokenizer does, so that "fraud-eu" asks for the two words that stand in the index. What it
    // splits further, at word breaks, is a phrase: "模型" asks for the one character right behind the other.
    QStringList words;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty())
            words +=
                u'"' + QString::fromStdString(withWordBreaks(word.toStdString())) + QStringLiteral("\" *");
        word.clear();
    };
    for (const auto point : text.toUcs4()) {
        const bool inWord = QChar::isLetterOrNumber(point) || QChar::isMark(point) ||
                            QChar::category(point) == QChar::Other_PrivateUse;
        const auto letter = char32_t(point);
        if (inWord)
            word += QString::fromUcs4(&letter, 1);
        else
            end();
    }
    end();
    return words.join(u' ');
}

std::vector<std::int64_t> TextIndex::match(const QString& text)
{
    std::vector<std::int64_t> runs;
    const auto query = textIndexQuery(text);
    Statement select(db_, query.isEmpty()
                              ? "SELECT id FROM run ORDER BY id"
                              : "SELECT rowid FROM run_text WHERE run_text MATCH ?1 ORDER BY rowid");
    if (!query.isEmpty())
        select.bindText(1, query);
    while (select.step())
        runs.push_back(select.integer(0));
    return runs;
}

} // namespace ph
