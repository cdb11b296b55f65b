#pragma once

#include <QString>

#include <utility>

namespace ph {

/// A sentence of the program twice: as whoever sits here reads it, and as records keep it. Those are English,
/// for they are read by everybody and signed.
struct RecordedText {
    QString shown;
    QString english;

    RecordedText(QString theShown, QString theEnglish)
        : shown(std::move(theShown))
        , english(std::move(theEnglish))
    {
    }

    static RecordedText nothing() { return RecordedText(QString(), QString()); }
    bool isEmpty() const { return english.isEmpty(); }

    /// Fills the placeholders of both, as QString::arg() does; another such text is put in as either has it.
    template <class... Values>
    RecordedText arg(const Values&... values) const
    {
        return RecordedText(shown.arg(asShown(values)...), english.arg(inEnglish(values)...));
    }

private:
    template <class Value>
    static const Value& asShown(const Value& value)
    {
        return value;
    }
    static const QString& asShown(const RecordedText& text) { return text.shown; }
    template <class Value>
    static const Value& inEnglish(const Value& value)
    {
        return value;
    }
    static const QString& inEnglish(const RecordedText& text) { return text.english; }
};

/// Of a literal that QT_TRANSLATE_NOOP marks under the same context.
RecordedText recordedText(const char* context, const char* english);

} // namespace ph
