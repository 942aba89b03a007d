#!/bin/sh
# Makes the certificates of these tests anew. They and their keys are public: trust them nowhere else.
# Needs openssl, and keytool for a certificate that lies in the past.
set -eu
cd "$(dirname "$0")"
days=36500

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days $days -subj "/CN=Acrida test authority" \
    -keyout authority.key -out authority.pem

sign() { # name, subject, extensions
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "$2" -keyout "$1.key" -out "$1.csr"
    printf '%s\n' "$3" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA authority.pem -CAkey authority.key -CAcreateserial -days $days \
        -extfile "$1.ext" -out "$1.pem"
    rm "$1.csr" "$1.ext"
}

p12() { # name
    openssl pkcs12 -export -in "$1.pem" -inkey "$1.key" -name "$1" -passout pass:testkit -out "$1.p12"
}

sign server "/CN=server" "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"
p12 server
sign elsewhere "/CN=elsewhere" "subjectAltName=DNS:elsewhere.example"
p12 elsewhere
sign client "/CN=Ada" "extendedKeyUsage=clientAuth"
p12 client
openssl pkcs8 -topk8 -in client.key -passout pass:secret -out client.encrypted.key
openssl ec -in client.key -out client.sec1.key
cat client.pem client.key >client.both.pem

openssl pkcs12 -export -in authority.pem -inkey authority.key -name authority -passout pass:testkit -out authority.p12
keytool -genkeypair -alias expired -keyalg EC -groupname secp256r1 -dname CN=expired -keystore expired.p12 \
    -storepass testkit -startdate "2020/01/01 00:00:00" -validity 30
keytool -certreq -alias expired -keystore expired.p12 -storepass testkit |
    keytool -gencert -alias authority -keystore authority.p12 -storepass testkit -rfc \
        -startdate "2020/01/01 00:00:00" -validity 30 -ext "SAN=dns:localhost,ip:127.0.0.1" >expired.pem
cat authority.pem expired.pem | keytool -importcert -alias expired -keystore expired.p12 -storepass testkit -noprompt
rm -f authority.key authority.p12 authority.srl server.key server.pem elsewhere.key elsewhere.pem expired.pem
