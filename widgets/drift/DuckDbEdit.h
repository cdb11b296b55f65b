#pragma once

#include <QWidget>

class QLineEdit;

namespace ph {

/// Where DuckDB's library lies on this computer: typed, or chosen in a dialog. Empty: it is found by name.
class DuckDbEdit final : public QWidget {
    Q_OBJECT
public:
    explicit DuckDbEdit(QWidget* parent = nullptr);
    void setPath(const QString& path);
    QString path() const;
    void browse();

Q_SIGNALS:
    void chosen(const QString& path); ///< another one than before

private:
    void settle();
    QLineEdit* edit_;
    QString told_; ///< what was set or said last
};

/// Asks for the file in a dialog; empty where nobody chose one.
QString askForDuckDb(QWidget* parent, const QString& before);
/// What is said where Parquet cannot be read for want of the library.
QString lacksDuckDbText();

} // namespace ph
