#pragma once
// The part of the catalogue (base/catalogue.hpp) about the desk, where staff work in a browser.

#include "base/catalogue_tables.hpp"

namespace renkei {

inline constexpr Translation kDeskSentences[] = {
    {"The desk's certificate cannot be made ({1}); check the folder of the store", "窓口の証明書を作れません（{1}）。保存庫のフォルダーを確かめてください"},
    {"no files arrived; choose them again and send them once more", "ファイルが届きませんでした。もう一度選んで送ってください"},
    {"this page has grown old; begin once more at the page for loading", "この画面は古くなっています。「読み込む」からもう一度行ってください"},
    {"there are too many files; send them in parts", "ファイルの数が多すぎます。分けて送ってください"},
    {"it took too long and was broken off; send it in parts", "時間がかかりすぎたので止めました。分けて送ってください"},
    {"what was sent broke off on its way; send it once more", "送信が途中で切れました。もう一度送ってください"},
    {"no file is chosen; choose tables (.xlsx or .csv) and photographs", "ファイルが選ばれていません。表（.xlsx か .csv）と写真を選んでください"},
    {"The desk's TLS could not be set up; see whether OpenSSL is whole", "窓口の TLS を準備できませんでした。OpenSSL が正しく入っているかを確かめてください"},
    {"The desk cannot listen at {1}, port {2}; is another program there, or is it no address of this machine?",
     "窓口を {1} のポート {2} で開けません。ほかのプログラムが使っていないか、この機械のアドレスかを確かめてください"},
    {"The desk's address {1} is no address of IPv4; write one of this machine, such as 127.0.0.1 or 0.0.0.0",
     "窓口のアドレス {1} は IPv4 のアドレスではありません。127.0.0.1 や 0.0.0.0 など、この機械のアドレスを書いてください"},
    {"The desk's address {1} is none of this machine; write one that it has, such as 127.0.0.1 or 0.0.0.0 for all",
     "窓口のアドレス {1} はこの機械のものではありません。127.0.0.1、またはすべてを表す 0.0.0.0 など、この機械のアドレスを書いてください"},
    {"The desk's certificate {1} and key {2} cannot be used together; check both", "窓口の証明書 {1} と鍵 {2} を使えません。両方を確かめてください"},
    {"desk.certificate names {1}, and no desk.key goes with it; name its key too, or leave both empty for ones of the desk's own",
     "設定 desk.certificate に {1} とありますが、対になる鍵（desk.key）がありません。鍵も書くか、両方を空にして窓口が自分で作るものを使ってください"},
    {"desk.key names {1}, and no desk.certificate goes with it; name its certificate too, or leave both empty for ones of the desk's own",
     "設定 desk.key に {1} とありますが、対になる証明書（desk.certificate）がありません。証明書も書くか、両方を空にして窓口が自分で作るものを使ってください"},
    {"the disk is full, so {1} cannot be written; tell whoever keeps this machine", "ディスクがいっぱいで「{1}」を書き込めません。管理者に知らせてください"},
    {"{1} cannot be written ({2})", "「{1}」を書き込めません（{2}）"},
    {"at most {1} files can be sent at once; send them in parts", "一度に送れるのは {1} ファイルまでです。分けて送ってください"},
    {"the name of a file cannot be used; give it a short name of ordinary characters and send it once more", "使えないファイル名があります。名前を短い普通の文字にして、もう一度送ってください"},
    {"two files are called “{1}”; rename one of them", "「{1}」という名前のファイルが二つあります。どちらかの名前を変えてください"},
    {"at most {1} MB can be sent at once; send them in parts", "一度に送れるのは合わせて {1} MB までです。分けて送ってください"},
    {"The desk's folder {1} cannot be made ({2})", "窓口のフォルダー {1} を作れません（{2}）"},
    {"New password of the desk: ", "窓口の新しいパスワード："},
    {"The password of the desk is set; whoever is in comes in anew with it", "窓口のパスワードを決めました。使っている人も、新しいパスワードで入り直します"},
    {"The desk is off; write enabled = true below [desk] in the settings", "窓口は使わない設定です。設定ファイルの [desk] に enabled = true と書いてください"},
    {"The desk is open at https://{1}/; SHA-256 of its certificate: {2}", "窓口を開きました：https://{1}/　証明書の SHA-256：{2}"},
    {"The desk no longer hears anybody on {1}; it ends, so that the service starts it anew", "窓口が {1} で受け付けられなくなりました。サービスが始め直せるように終わります"},
    {"A password of the desk has {1} to {2} characters, in one line", "パスワードは {1} 文字以上 {2} 文字以下で、1行に書いてください"},
    {"The password cannot be kept in {1} ({2})", "パスワードを {1} に保存できません（{2}）"},
    {"The desk has no password yet; set one with renkei desk --set-password", "窓口のパスワードがまだありません。renkei desk --set-password で決めてください"},
    {"Staff's work in the browser of a PC on the hall's network", "館内のパソコンのブラウザーで、職員が読み込みと公開を行う窓口"},
    {"Set its password, read from the standard input, and nothing else", "パスワードを標準入力から読んで決める（ほかには何もしない）"},

    // What renkei doctor says of it
    {"the desk is off", "窓口は使っていません"},
    {"the desk is open", "窓口は開いています"},
    {"The desk is on in the settings, and at {1} another program answers; give the desk a port of its own (desk.port), or end that program",
     "設定では窓口を使いますが、{1} では別のプログラムが応答しています。窓口に別のポート（desk.port）を設定するか、そのプログラムを終了してください"},
    {"The desk is on in the settings, and at {1} somebody takes connections and says nothing: start the service renkei-desk anew, and see what else stands at that port",
     "設定では窓口を使いますが、{1} は接続を受けても応答しません。サービス renkei-desk を起動し直し、このポートをほかのプログラムが使っていないかを見てください"},
    {"The desk is on in the settings, and nobody answers at {1}; start the service renkei-desk and see what it says",
     "設定では窓口を使いますが、{1} で応答がありません。サービス renkei-desk を起動し、その記録を見てください"},
};

}  // namespace renkei
